//! Every route on one page, each with its permission. Nothing else adds routes: the router
//! inside [`Table`] is private, so a route without a permission does not exist.

use std::sync::Arc;

use axum::{
    Router,
    handler::Handler,
    middleware::from_fn_with_state,
    routing::{MethodFilter, on},
};
use holdepunkt_casework::Action;

use crate::{
    App, assets, boards, centres, citizens, companies, contracts, guard::guard, health, home, imports, jobs, language,
    list, mentors, outreaches, own, people, placements, programmes, referrals, search, sign_in, status, trail,
};

/// Who may come in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Permission {
    /// Everybody: files, the start page, the door itself.
    Open,
    /// Whoever's role has the action in the policy's table.
    Needs(Action),
}

/// A route as declared, for the test that walks every role over every route.
#[derive(Debug, Clone)]
pub struct Declared {
    /// `GET` or `POST`.
    pub method: &'static str,
    /// Its path, with parameters in braces.
    pub path: &'static str,
    /// Who may come in.
    pub permission: Permission,
}

/// Collects routes with their permissions.
pub struct Table {
    app: Arc<App>,
    router: Router<Arc<App>>,
    declared: Vec<Declared>,
}

impl std::fmt::Debug for Table {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Table").field("declared", &self.declared).finish_non_exhaustive()
    }
}

impl Table {
    fn add<H, T>(&mut self, method: &'static str, path: &'static str, permission: Permission, handler: H)
    where
        H: Handler<T, Arc<App>>,
        T: 'static,
    {
        let filter = if method == "POST" { MethodFilter::POST } else { MethodFilter::GET };
        let mut route = on(filter, handler);
        if let Permission::Needs(action) = permission {
            route = route.layer(from_fn_with_state((Arc::clone(&self.app), action), guard));
        }
        self.router = std::mem::take(&mut self.router).route(path, route);
        self.declared.push(Declared { method, path, permission });
    }

    fn open<H, T>(&mut self, method: &'static str, path: &'static str, handler: H)
    where
        H: Handler<T, Arc<App>>,
        T: 'static,
    {
        self.add(method, path, Permission::Open, handler);
    }

    fn get<H, T>(&mut self, path: &'static str, action: Action, handler: H)
    where
        H: Handler<T, Arc<App>>,
        T: 'static,
    {
        self.add("GET", path, Permission::Needs(action), handler);
    }

    fn post<H, T>(&mut self, path: &'static str, action: Action, handler: H)
    where
        H: Handler<T, Arc<App>>,
        T: 'static,
    {
        self.add("POST", path, Permission::Needs(action), handler);
    }
}

/// The routes.
#[rustfmt::skip]
pub fn routes(app: &Arc<App>) -> (Router<Arc<App>>, Vec<Declared>) {
    let mut t = Table { app: Arc::clone(app), router: Router::new(), declared: Vec::new() };

    // The door.
    t.open("GET",  "/static/{*path}", assets::get);
    t.open("GET",  "/healthz",        health::alive);
    t.open("GET",  "/readyz",         health::ready);
    t.open("GET",  "/health",         health::ready);
    t.open("GET",  "/sign-in",        sign_in::show);
    t.open("POST", "/sign-in",        sign_in::with_password);
    t.open("POST", "/enter",          sign_in::with_card);
    t.open("POST", "/language",       language::choose);
    t.post("/sign-out",               Action::SeeHome, sign_in::sign_out);
    t.post("/change-role",            Action::SeeHome, sign_in::change_role);
    t.get("/resume",                  Action::SeeHome, sign_in::resume);

    // The job centre's people.
    t.get("/people",                  Action::SeePeople,  people::list::list);
    t.post("/people",                 Action::SeePeople,  people::list::list);
    t.get("/people/new",              Action::EditPeople, people::page::new);
    t.post("/people/new",             Action::EditPeople, people::page::register);
    t.get("/people/{person}",         Action::SeePeople,  people::page::one);
    t.get("/people/{person}/edit",    Action::EditPeople, people::page::edit);
    t.post("/people/{person}/edit",   Action::EditPeople, people::page::correct);

    // The program's own work.
    t.get("/jobs",                    Action::SeeJobs, jobs::page::list);
    t.post("/jobs/{job}/again",       Action::RunJobs, jobs::page::again);

    // The page after signing in, one's own pages, search.
    t.get("/",                        Action::SeeHome,       home::page::home);
    t.get("/me",                      Action::SeeOwn,        own::page::me);
    t.get("/mentored",                Action::SeeMentored,   own::page::mentored);
    t.get("/our-company",             Action::SeeOwnCompany, own::page::our_company);
    t.get("/granted",                 Action::SeeGranted,    own::page::granted);
    t.get("/recent",                  Action::SeeRecent,     search::recent);
    t.post("/views",                  Action::KeepViews,     list::views::keep);
    t.post("/views/{view}",           Action::KeepViews,     list::views::change);
    t.get("/search",                  Action::SeeCompanies,  search::page::empty);
    t.post("/search",                 Action::SeeCompanies,  search::page::search);

    // The board of places.
    t.get("/places",                  Action::SeeBoard, boards::page::board);
    t.get("/places/{place}/fill",     Action::Place,    boards::fill);

    // Companies, with their contacts and production units.
    t.get("/companies",                        Action::SeeCompanies,  companies::list::list);
    t.post("/companies",                       Action::SeeCompanies,  companies::list::list);
    t.get("/companies/new",                    Action::EditCompanies, companies::page::new);
    t.post("/companies/new",                   Action::EditCompanies, companies::page::register);
    t.get("/companies/{company}",              Action::SeeCompanies,  companies::page::one);
    t.get("/companies/{company}/edit",         Action::EditCompanies, companies::page::edit);
    t.post("/companies/{company}/edit",        Action::EditCompanies, companies::page::correct);
    t.post("/companies/{company}/contacts",    Action::EditCompanies, companies::part::register_contact);
    t.post("/companies/{company}/contacts/{contact}/remove", Action::EditCompanies, companies::part::remove_contact);
    t.post("/companies/{company}/units",       Action::EditCompanies, companies::part::register_unit);

    // Companies won and kept: roads to them, who knows them.
    t.get("/outreach",                         Action::SeeOutreach,   outreaches::page::board);
    t.get("/outreach/new",                     Action::EditOutreach,  outreaches::page::new);
    t.post("/outreach/new",                    Action::EditOutreach,  outreaches::page::open);
    t.get("/outreach/{outreach}",              Action::SeeOutreach,   outreaches::page::one);
    t.post("/outreach/{outreach}",             Action::EditOutreach,  outreaches::page::advance);
    t.post("/companies/{company}/acquaintance",        Action::NoteAcquaintance, outreaches::door::note);
    t.post("/companies/{company}/acquaintance/remove", Action::NoteAcquaintance, outreaches::door::forget);

    // Company centres.
    t.get("/centres",                          Action::SeeCentres,    centres::list::list);
    t.post("/centres",                         Action::SeeCentres,    centres::list::list);
    t.get("/centres/new",                      Action::EditCentres,   centres::page::new);
    t.post("/centres/new",                     Action::EditCentres,   centres::page::register);
    t.get("/centres/{centre}",                 Action::SeeCentres,    centres::page::one);
    t.get("/centres/{centre}/edit",            Action::EditCentres,   centres::page::edit);
    t.post("/centres/{centre}/edit",           Action::EditCentres,   centres::page::correct);
    t.post("/centres/{centre}/generation",     Action::EditCentres,   centres::generation::set);

    // Mentors at workplaces.
    t.get("/mentors",                          Action::SeeMentors,    mentors::list::list);
    t.post("/mentors",                         Action::SeeMentors,    mentors::list::list);
    t.get("/mentors/new",                      Action::EditMentors,   mentors::page::new);
    t.post("/mentors/new",                     Action::EditMentors,   mentors::page::register);
    t.get("/mentors/{mentor}/edit",            Action::EditMentors,   mentors::page::edit);
    t.post("/mentors/{mentor}/edit",           Action::EditMentors,   mentors::page::correct);

    // Contracts.
    t.get("/centres/{centre}/contracts/new",   Action::SignContracts, contracts::page::new);
    t.post("/centres/{centre}/contracts/new",  Action::SignContracts, contracts::page::sign);
    t.get("/contracts/{contract}",             Action::SeeContracts,  contracts::page::one);
    t.get("/contracts/{contract}/renew",       Action::SignContracts, contracts::page::renew_form);
    t.post("/contracts/{contract}/renew",      Action::SignContracts, contracts::page::renew);
    t.get("/contracts/{contract}/places",      Action::SignContracts, contracts::change::places_form);
    t.post("/contracts/{contract}/places",     Action::SignContracts, contracts::change::places);
    t.get("/contracts/{contract}/end",         Action::SignContracts, contracts::change::end_form);
    t.post("/contracts/{contract}/end",        Action::SignContracts, contracts::change::end);

    // Status and programmes.
    t.get("/imports",                           Action::Import, imports::page::list);
    t.post("/imports",                          Action::Import, imports::page::keep);
    t.get("/imports/{import}",                  Action::Import, imports::page::one);
    t.post("/imports/{import}/columns",         Action::Import, imports::page::columns);
    t.post("/imports/{import}/run",             Action::Import, imports::page::run);
    t.post("/imports/{import}/discard",         Action::Import, imports::page::discard);
    t.get("/imports/{import}/errors/{format}",  Action::Import, imports::download);
    t.get("/status",                  Action::SeeStatus,         status::page::own);
    t.get("/status/csv",              Action::SeeStatus,         status::own_csv);
    t.get("/status/json",             Action::SeeStatus,         status::own_json);
    t.get("/national-status",         Action::SeeNationalStatus, status::page::national);
    t.get("/national-status/csv",     Action::SeeNationalStatus, status::national_csv);
    t.get("/national-status/json",    Action::SeeNationalStatus, status::national_json);
    t.get("/programmes",              Action::SeeProgrammes,     programmes::page::list);
    t.get("/programmes/{programme}",  Action::SeeProgrammes,     programmes::page::one);

    // The trail.
    t.get("/trail",                   Action::SeeTrail, trail::page::list);
    t.post("/trail",                  Action::SeeTrail, trail::page::list);

    // Citizens.
    t.get("/citizens",                          Action::ListCitizens,    citizens::list::list);
    t.post("/citizens",                         Action::ListCitizens,    citizens::list::list);
    t.get("/citizens/new",                      Action::RegisterCitizen, citizens::edit::new);
    t.post("/citizens/new",                     Action::RegisterCitizen, citizens::edit::register);
    t.get("/citizens/{citizen}",                Action::SeeCitizen,      citizens::page::one);
    t.post("/citizens/{citizen}",               Action::SeeCitizen,      citizens::page::state_reason);
    t.get("/citizens/{citizen}/edit",           Action::EditCitizen,     citizens::edit::edit);
    t.post("/citizens/{citizen}/edit",          Action::EditCitizen,     citizens::edit::correct);

    // Referrals and the waiting list.
    t.get("/waiting",                           Action::SeeWaiting,      referrals::page::waiting);
    t.get("/citizens/{citizen}/refer",          Action::Refer,           referrals::page::new);
    t.post("/citizens/{citizen}/refer",         Action::Refer,           referrals::page::send);
    t.post("/referrals/{referral}/accept",      Action::HandleReferral,  referrals::page::accept);
    t.get("/referrals/{referral}/hand-back",    Action::HandleReferral,  referrals::page::hand_back);
    t.post("/referrals/{referral}/hand-back",   Action::HandleReferral,  referrals::page::handed_back);
    t.get("/referrals/{referral}/withdraw",     Action::Refer,           referrals::page::withdraw);
    t.post("/referrals/{referral}/withdraw",    Action::Refer,           referrals::page::withdrawn);

    // Placements.
    t.get("/citizens/{citizen}/place",          Action::Place,           placements::book::choose);
    t.post("/citizens/{citizen}/place",         Action::Place,           placements::book::book);
    t.get("/placements",                        Action::ListCitizens,    placements::list::list);
    t.post("/placements",                       Action::ListCitizens,    placements::list::list);
    t.get("/placements/{placement}",            Action::SeeCitizen,      placements::page::one);
    t.post("/placements/{placement}/agree",     Action::Place,           placements::page::agree);
    t.post("/placements/{placement}/withdraw",  Action::Place,           placements::page::withdraw);
    t.get("/placements/{placement}/end-date",   Action::Place,           placements::page::end_date);
    t.post("/placements/{placement}/end-date",  Action::Place,           placements::page::change_end);
    t.get("/placements/{placement}/end",        Action::EndPlacement,    placements::page::end);
    t.post("/placements/{placement}/end",       Action::EndPlacement,    placements::page::ended);

    (t.router, t.declared)
}
