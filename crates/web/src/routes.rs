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
    App, about, absences, aftermath, agreements, assets, attendance, benefits, boards, calls, centres, certificates,
    citizens, companies, contracts, coverage, duplicates, exit_strategies, follow_ups,
    guard::{Phones, guard},
    health, hearings, home, imports, information_meetings, interruptions, jobs, language, list, maps, matches, mentors,
    messages, norms, outreaches, own, paid_hours, people, personal_links, placements, preparations, programmes,
    progressions, projects, referrals, screenings, search, settlements, sign_in, signals, signing_links, staffings,
    status, supports, tasks, trail, transfers, turns, vacancies, waiting, ways, workplaces,
};

/// Who may come in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Permission {
    /// Everybody: files, the start page, the door itself.
    Open,
    /// Whoever's role has the action in the policy's table.
    Needs(Action),
    /// As `Needs`, and also without a session on a telephone that is known for such a role.
    KnownPhone(Action),
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
        match permission {
            Permission::Open => {}
            Permission::Needs(action) => {
                route = route.layer(from_fn_with_state((Arc::clone(&self.app), action, Phones::No), guard));
            }
            Permission::KnownPhone(action) => {
                route = route.layer(from_fn_with_state((Arc::clone(&self.app), action, Phones::Known), guard));
            }
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

    fn phone<H, T>(&mut self, method: &'static str, path: &'static str, action: Action, handler: H)
    where
        H: Handler<T, Arc<App>>,
        T: 'static,
    {
        self.add(method, path, Permission::KnownPhone(action), handler);
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

    // Early warning, and calls from workplaces.
    t.get("/signals",                       Action::SeeSignals,    signals::page::list);
    t.get("/signals/{signal}",              Action::SeeSignals,    signals::page::one);
    t.post("/signals/{signal}/take",        Action::AnswerSignals, signals::page::take);
    t.post("/signals/{signal}/answer",      Action::AnswerSignals, signals::page::answer);
    t.post("/signals/{signal}/snooze",      Action::AnswerSignals, signals::page::snooze);
    t.post("/signals/{signal}/hand-over",   Action::AnswerSignals, signals::page::hand_over);
    t.get("/calls/{placement}",             Action::CallForHelp,   calls::page::ring);
    t.post("/calls/{placement}",            Action::CallForHelp,   calls::page::call);
    t.get("/acute/{call}",                  Action::AnswerCalls,   calls::page::answered);
    t.post("/acute/{call}/answer",          Action::AnswerCalls,   calls::page::answer);
    t.post("/acute/{call}/close",           Action::AnswerCalls,   calls::page::close);
    // Personal links: no sign-in; each link is its own key, and a code opens it.
    t.open("GET",  "/sign/sent",          personal_links::door::sent);
    t.open("GET",  "/sign/{token}",       personal_links::door::show);
    t.open("POST", "/sign/{token}/code",  personal_links::door::ask_code);
    t.open("POST", "/sign/{token}/open",  personal_links::door::enter_code);
    t.open("POST", "/sign/{token}/new",   personal_links::door::renew);
    t.open("POST", "/sign/{token}/confirm", personal_links::door::confirm);
    t.open("POST", "/sign/{token}/sign",  signing_links::page::sign);
    t.open("POST", "/sign/{token}/talk",  signing_links::page::talk_first);
    // Answering behind a link: the same door.
    t.open("GET",  "/answer/sent",          personal_links::door::sent);
    t.open("GET",  "/answer/{token}",       personal_links::door::show);
    t.open("POST", "/answer/{token}",       progressions::link::fill);
    t.open("POST", "/answer/{token}/code",  personal_links::door::ask_code);
    t.open("POST", "/answer/{token}/open",  personal_links::door::enter_code);
    t.open("POST", "/answer/{token}/new",   personal_links::door::renew);
    t.open("POST", "/answer/{token}/confirm", personal_links::door::confirm);
    t.get("/rounds/{round}/{respondent}/link",          Action::SendAnsweringLink, progressions::send::show);
    t.post("/rounds/{round}/{respondent}/link",         Action::SendAnsweringLink, progressions::send::send);
    t.post("/rounds/{round}/{respondent}/link/read-out", Action::SendAnsweringLink, progressions::send::read_out);
    t.get("/placements/{placement}/agreement/links",           Action::SendSigningLink, signing_links::staff::list);
    t.post("/placements/{placement}/agreement/links",          Action::SendSigningLink, signing_links::staff::send);
    t.post("/placements/{placement}/agreement/links/remind",   Action::SendSigningLink, signing_links::staff::remind);
    t.post("/placements/{placement}/agreement/links/read-out", Action::SendSigningLink, signing_links::staff::read_out);

    // The job centre's people.
    t.get("/people",                  Action::SeePeople,  people::list::list);
    t.post("/people",                 Action::SeePeople,  people::list::list);
    t.get("/people/new",              Action::EditPeople, people::page::new);
    t.post("/people/new",             Action::EditPeople, people::page::register);
    t.get("/people/{person}",         Action::SeePeople,  people::page::one);
    t.get("/people/{person}/edit",    Action::EditPeople, people::page::edit);
    t.post("/people/{person}/edit",   Action::EditPeople, people::page::correct);
    t.get("/units",                   Action::SeePeople,  people::units::list);
    t.post("/units/{unit}/model",     Action::EditPeople, people::units::set_model);

    // The program's own work.
    t.get("/jobs",                    Action::SeeJobs, jobs::page::list);
    t.post("/jobs/{job}/again",       Action::RunJobs, jobs::page::again);

    // Messages that leave the house.
    t.get("/messages",                   Action::SeeMessages, messages::page::list);
    t.post("/messages/quiet-hours",      Action::RunMessages, messages::page::set_quiet_hours);
    t.post("/messages/{message}/again",  Action::RunMessages, messages::page::again);
    t.post("/messages/{message}/drop",   Action::RunMessages, messages::page::take_out);

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
    t.get("/coverage",                         Action::SeeCoverage,   coverage::page::coverage);
    t.get("/map",                              Action::SeeCentres,    maps::page::map);
    t.get("/outreach",                         Action::SeeOutreach,   outreaches::page::board);
    t.get("/outreach/new",                     Action::EditOutreach,  outreaches::page::new);
    t.post("/outreach/new",                    Action::EditOutreach,  outreaches::page::open);
    t.get("/outreach/{outreach}",              Action::SeeOutreach,   outreaches::page::one);
    t.post("/outreach/{outreach}",             Action::EditOutreach,  outreaches::page::advance);
    t.get("/companies/duplicates",             Action::MergeCompanies, companies::merge::duplicates);
    t.get("/companies/{company}/merge",        Action::MergeCompanies, companies::merge::form);
    t.post("/companies/{company}/merge",       Action::MergeCompanies, companies::merge::merge);
    t.get("/companies/{company}/staffing",     Action::SeeCompanies,  staffings::page::one);
    t.post("/companies/{company}/staffing",    Action::EditCompanies, staffings::page::note);
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
    t.post("/mentors/{mentor}/trained",        Action::EditMentors,   mentors::page::trained);

    // Contracts.
    t.get("/centres/{centre}/contracts/new",   Action::SignContracts, contracts::page::new);
    t.post("/centres/{centre}/contracts/new",  Action::SignContracts, contracts::page::sign);
    t.get("/contracts",                        Action::SeeContracts,  contracts::list::list);
    t.get("/contracts/{contract}",             Action::SeeContracts,  contracts::page::one);
    t.get("/contracts/{contract}/renew",       Action::SignContracts, contracts::page::renew_form);
    t.post("/contracts/{contract}/renew",      Action::SignContracts, contracts::page::renew);
    t.get("/contracts/{contract}/places",      Action::SignContracts, contracts::change::places_form);
    t.post("/contracts/{contract}/places",     Action::SignContracts, contracts::change::places);
    t.get("/contracts/{contract}/end",         Action::SignContracts, contracts::change::end_form);
    t.post("/contracts/{contract}/end",        Action::SignContracts, contracts::change::end);
    t.get("/contracts/{contract}/correct",     Action::SignContracts, contracts::correct::form);
    t.post("/contracts/{contract}/correct",    Action::SignContracts, contracts::correct::correct);
    t.get("/norms",                            Action::SeeContracts,  norms::page::list);
    t.post("/norms",                           Action::SetNorms,      norms::page::set);
    t.post("/norms/remove",                    Action::SetNorms,      norms::page::remove);

    // Status and programmes.
    t.get("/imports",                           Action::Import, imports::page::list);
    t.post("/imports",                          Action::Import, imports::page::keep);
    t.get("/imports/{import}",                  Action::Import, imports::page::one);
    t.post("/imports/{import}/columns",         Action::Import, imports::page::columns);
    t.post("/imports/{import}/run",             Action::Import, imports::page::run);
    t.post("/imports/{import}/discard",         Action::Import, imports::page::discard);
    t.get("/imports/{import}/errors/{format}",  Action::Import, imports::download);
    t.get("/matches",                          Action::PlanMatches,       matches::plan::show);
    t.post("/matches/choose",                  Action::PlanMatches,       matches::plan::choose);
    t.post("/matches/unchoose",                Action::PlanMatches,       matches::plan::unchoose);
    t.post("/matches/book",                    Action::Place,             matches::plan::book);
    t.get("/places/{place}/matches",           Action::PlanMatches,       matches::seat::show);
    t.get("/citizens/{citizen}/matches",       Action::SeeMatches,        matches::one::show);
    t.post("/citizens/{citizen}/reach",        Action::EditMatches,       matches::one::reach);
    t.post("/citizens/{citizen}/barred",       Action::EditMatches,       matches::one::bar);
    t.post("/citizens/{citizen}/barred/remove", Action::EditMatches,      matches::one::unbar);
    t.get("/economy",                          Action::SeeEconomy,        settlements::economy::show);
    t.get("/economy/{pseudonym}",              Action::SeeEconomy,        settlements::story::of_pseudonym);
    t.get("/soon-earned",                      Action::SeeSoonEarned,     settlements::soon::show);
    t.get("/citizens/{citizen}/settlement",    Action::SeeCitizenSettlement, settlements::story::of_citizen);
    t.get("/grant-letters",                    Action::EditGrantLetters,  settlements::letters::list);
    t.get("/grant-letters/new",                Action::EditGrantLetters,  settlements::letters::new);
    t.post("/grant-letters",                   Action::EditGrantLetters,  settlements::letters::register);
    t.get("/grant-letters/{letter}/edit",      Action::EditGrantLetters,  settlements::letters::edit);
    t.post("/grant-letters/{letter}",          Action::EditGrantLetters,  settlements::letters::correct);
    t.get("/settlements",                      Action::SeeSettlements,    settlements::kept::list);
    t.get("/settlements/new",                  Action::MakeSettlement,    settlements::kept::new);
    t.post("/settlements",                     Action::MakeSettlement,    settlements::kept::make);
    t.get("/settlements/{settlement}",         Action::SeeSettlements,    settlements::kept::one);
    t.get("/economy/register",                 Action::ExportRegister,    settlements::register::tables);
    t.get("/settlements/register",             Action::MakeSettlement,    settlements::register::form);
    t.post("/settlements/register",            Action::MakeSettlement,    settlements::register::keep);
    t.get("/settlements/{settlement}/compare", Action::SeeSettlements,    settlements::register::compare);
    t.get("/settlements/{settlement}/compare.csv", Action::SeeSettlements, settlements::register::file);
    t.get("/settlements/{settlement}/workbook", Action::ExportSettlement, settlements::files::book);
    t.get("/settlements/{settlement}/paper",   Action::ExportSettlement,  settlements::files::paper);
    t.get("/settlements/{settlement}/{pseudonym}", Action::SeeSettlements, settlements::story::of_kept);
    t.post("/settlements/{settlement}/step",   Action::DecideSettlement,  settlements::kept::step);
    t.post("/settlements/{settlement}/remarks", Action::RemarkSettlement, settlements::kept::remark);
    t.get("/company-payments",                 Action::SeeCompanyPayments, settlements::payments::show);
    t.get("/company-payments/file",            Action::ExportCompanyPayments, settlements::payments::file);
    t.get("/status",                  Action::SeeStatus,         status::page::own);
    t.get("/status/csv",              Action::SeeStatus,         status::own_csv);
    t.get("/status/json",             Action::SeeStatus,         status::own_json);
    t.get("/national-status",         Action::SeeNationalStatus, status::page::national);
    t.get("/national-status/csv",     Action::SeeNationalStatus, status::national_csv);
    t.get("/national-status/json",    Action::SeeNationalStatus, status::national_json);
    t.get("/progression/many",             Action::SeeProgressionOfMany,   progressions::many::own);
    t.get("/progression/national",         Action::SeeNationalProgression, progressions::many::national);
    t.get("/progression/answers",          Action::ExportAnswers,          progressions::evaluation::show);
    t.post("/progression/answers",         Action::ExportAnswers,          progressions::evaluation::export);
    t.get("/progression/answers/codebook", Action::ExportAnswers,          progressions::evaluation::codebook);
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

    // Reviews of many cases, and who meets new applicants.
    t.get("/screenings",                       Action::SeeScreenings, screenings::page::list);
    t.post("/screenings/new",                  Action::OpenScreening, screenings::page::open);
    t.get("/screenings/{screening}",           Action::SeeScreenings, screenings::page::one);
    t.post("/screenings/{screening}/close",    Action::OpenScreening, screenings::page::close);
    t.get("/screening-cases/{case}",           Action::ReviewCase,    screenings::case::show);
    t.post("/screening-cases/{case}",          Action::ReviewCase,    screenings::case::decide);
    t.get("/people/turns",                     Action::SeeTurns,      turns::page::show);
    t.post("/people/turns",                    Action::EditTurns,     turns::page::replace);

    // What is known of a citizen beside the way: wishes, what helps, CV, group, benefits.
    t.get("/citizens/{citizen}/move",               Action::MoveCitizen,    transfers::page::preview);
    t.post("/citizens/{citizen}/move",              Action::MoveCitizen,    transfers::page::offer);
    t.post("/citizens/{citizen}/move/withdraw",     Action::MoveCitizen,    transfers::page::withdraw);
    t.get("/transfers",                             Action::ReceiveCitizen, transfers::page::list);
    t.get("/transfers/{transfer}",                  Action::ReceiveCitizen, transfers::page::one);
    t.post("/transfers/{transfer}/take",            Action::ReceiveCitizen, transfers::page::take);
    t.post("/transfers/{transfer}/refuse",          Action::ReceiveCitizen, transfers::page::refuse);
    t.get("/job-centre",                            Action::EditJobCentre,  people::name::show);
    t.post("/job-centre",                           Action::EditJobCentre,  people::name::set);
    t.get("/citizens/duplicates",                   Action::MergeCitizens, duplicates::page::list);
    t.get("/citizens/{citizen}/merge/{other}",      Action::MergeCitizens, duplicates::page::show);
    t.post("/citizens/{citizen}/merge/{other}",     Action::MergeCitizens, duplicates::page::merge);
    t.get("/citizens/{citizen}/group",              Action::EditCitizen,  citizens::group::show);
    t.post("/citizens/{citizen}/group",             Action::EditCitizen,  citizens::group::change);
    t.get("/citizens/{citizen}/about",              Action::SeeCitizen,   about::page::show);
    t.get("/citizens/{citizen}/wishes",             Action::EditAbout,    about::wishes::edit);
    t.post("/citizens/{citizen}/wishes",            Action::EditAbout,    about::wishes::note);
    t.get("/citizens/{citizen}/accommodations",     Action::EditAbout,    about::accommodations::edit);
    t.post("/citizens/{citizen}/accommodations",    Action::EditAbout,    about::accommodations::note);
    t.get("/citizens/{citizen}/accommodations/why", Action::SeeWhy,       about::accommodations::why_form);
    t.post("/citizens/{citizen}/accommodations/why", Action::SeeWhy,      about::accommodations::why);
    t.get("/citizens/{citizen}/cv/new",             Action::EditAbout,    about::cv::new);
    t.post("/citizens/{citizen}/cv/new",            Action::EditAbout,    about::cv::register);
    t.get("/cv/{entry}/edit",                       Action::EditAbout,    about::cv::edit);
    t.post("/cv/{entry}/edit",                      Action::EditAbout,    about::cv::correct);
    t.post("/cv/{entry}/remove",                    Action::EditAbout,    about::cv::remove);
    t.get("/citizens/{citizen}/two-years",          Action::SeeBenefits,  benefits::two_years::show);
    t.post("/citizens/{citizen}/two-years",         Action::SeeBenefits,  benefits::two_years::on_another_day);
    t.get("/citizens/{citizen}/benefits/new",       Action::EditBenefits, benefits::page::new);
    t.post("/citizens/{citizen}/benefits/new",      Action::EditBenefits, benefits::page::register);
    t.get("/benefits/{benefit}/edit",               Action::EditBenefits, benefits::page::edit);
    t.post("/benefits/{benefit}/edit",              Action::EditBenefits, benefits::page::correct);
    t.get("/benefits/{benefit}/remove",             Action::EditBenefits, benefits::page::remove_form);
    t.post("/benefits/{benefit}/remove",            Action::EditBenefits, benefits::page::remove);

    // Referrals and the waiting list.
    t.get("/waiting",                           Action::SeeWaiting,      waiting::page::list);
    t.get("/citizens/{citizen}/way",            Action::SeeWay,          ways::page::one);
    t.post("/citizens/{citizen}/interest",      Action::NoteInterest,    ways::page::note);
    t.post("/interests/{interest}/withdraw",    Action::NoteInterest,    ways::page::withdraw);
    t.get("/referral-times",                    Action::SeeReferralTimes, ways::times::times);
    t.get("/citizens/{citizen}/refer",          Action::Refer,           referrals::page::new);
    t.post("/citizens/{citizen}/refer",         Action::Refer,           referrals::page::send);
    t.post("/referrals/{referral}/accept",      Action::HandleReferral,  referrals::page::accept);
    t.get("/referrals/{referral}/hand-back",    Action::HandleReferral,  referrals::page::hand_back);
    t.post("/referrals/{referral}/hand-back",   Action::HandleReferral,  referrals::page::handed_back);
    t.get("/referrals/{referral}/withdraw",     Action::Refer,           referrals::page::withdraw);
    t.post("/referrals/{referral}/withdraw",    Action::Refer,           referrals::page::withdrawn);

    // Projects and pre-courses, and the stays in them.
    t.get("/projects",                          Action::SeeProjects,     projects::page::list);
    t.get("/projects/new",                      Action::EditProjects,    projects::page::new);
    t.post("/projects/new",                     Action::EditProjects,    projects::page::register);
    t.get("/projects/{project}",                Action::SeeProjects,     projects::page::one);
    t.get("/projects/{project}/edit",           Action::EditProjects,    projects::page::edit);
    t.post("/projects/{project}/edit",          Action::EditProjects,    projects::page::correct);
    t.post("/projects/{project}/close",         Action::EditProjects,    projects::page::close);
    t.get("/preparations/{preparation}/begin",      Action::RunPreparation, preparations::page::begin);
    t.post("/preparations/{preparation}/begin",     Action::RunPreparation, preparations::page::begin_post);
    t.get("/preparations/{preparation}/plan",       Action::RunPreparation, preparations::page::plan);
    t.post("/preparations/{preparation}/plan",      Action::RunPreparation, preparations::page::plan_post);
    t.get("/preparations/{preparation}/ready",      Action::RunPreparation, preparations::page::ready);
    t.post("/preparations/{preparation}/ready",     Action::RunPreparation, preparations::page::ready_post);
    t.get("/preparations/{preparation}/hand-back",  Action::RunPreparation, preparations::page::give_back);
    t.post("/preparations/{preparation}/hand-back", Action::RunPreparation, preparations::page::give_back_post);
    t.get("/preparations/{preparation}/withdraw",   Action::Refer,          preparations::page::withdraw);
    t.post("/preparations/{preparation}/withdraw",  Action::Refer,          preparations::page::withdraw_post);
    t.get("/preparations/{preparation}/place",      Action::PlaceBeside,    preparations::beside::choose);
    t.post("/preparations/{preparation}/place",     Action::PlaceBeside,    preparations::beside::book);
    t.get("/preparations/{preparation}/beside/{placement}", Action::PlaceBeside,  preparations::beside::one);
    t.post("/preparations/{preparation}/beside/{placement}", Action::PlaceBeside, preparations::beside::close);
    t.get("/preparations/{preparation}/draw-out",   Action::DrawOut,        preparations::page::draw_out);
    t.post("/preparations/{preparation}/draw-out",  Action::DrawOut,        preparations::page::draw_out_post);

    // Information meetings.
    t.get("/information-meetings",                        Action::SeeMeetings, information_meetings::page::list);
    t.get("/information-meetings/new",                    Action::RunMeetings, information_meetings::page::new);
    t.post("/information-meetings/new",                   Action::RunMeetings, information_meetings::page::plan);
    t.get("/information-meetings/{meeting}",              Action::SeeMeetings, information_meetings::page::one);
    t.get("/information-meetings/{meeting}/print",        Action::SeeMeetings, information_meetings::page::print);
    t.get("/information-meetings/{meeting}/room",         Action::SeeMeetings, information_meetings::page::room);
    t.get("/information-meetings/{meeting}/edit",         Action::RunMeetings, information_meetings::page::edit);
    t.post("/information-meetings/{meeting}/edit",        Action::RunMeetings, information_meetings::page::correct);
    t.post("/information-meetings/{meeting}/cancel",      Action::RunMeetings, information_meetings::page::cancel);
    t.get("/information-meetings/{meeting}/invite",       Action::Invite,      information_meetings::guest::invitable);
    t.post("/information-meetings/{meeting}/invite",      Action::Invite,      information_meetings::guest::invite);
    t.post("/information-meetings/{meeting}/attendance",  Action::RunMeetings, information_meetings::guest::attendance);
    t.get("/information-meetings/{meeting}/guests/{citizen}",           Action::RunMeetings, information_meetings::guest::one);
    t.post("/information-meetings/{meeting}/guests/{citizen}",          Action::RunMeetings, information_meetings::guest::talk);
    t.post("/information-meetings/{meeting}/guests/{citizen}/uninvite", Action::RunMeetings, information_meetings::guest::uninvite);

    // Vacant places: the letter to caseworkers.
    t.get("/vacancies",                         Action::SeeVacancies,    vacancies::page::list);
    t.get("/vacancies/text",                    Action::SeeVacancies,    vacancies::page::text);
    t.get("/vacancies/file",                    Action::SeeVacancies,    vacancies::page::file);

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
    t.get("/placements/{placement}/interrupt",  Action::Interrupt,       interruptions::page::new);
    t.post("/placements/{placement}/interrupt", Action::Interrupt,       interruptions::page::interrupt);
    t.get("/placements/{placement}/resume",     Action::Interrupt,       interruptions::page::back);
    t.post("/placements/{placement}/resume",    Action::Interrupt,       interruptions::page::resume);
    t.post("/placements/{placement}/expected-back", Action::Interrupt,   interruptions::page::expect);
    t.post("/placements/{placement}/call-off",  Action::Interrupt,       interruptions::page::call_off);
    t.get("/placements/{placement}/mentor",     Action::Place,           workplaces::page::mentor);
    t.post("/placements/{placement}/mentor",    Action::Place,           workplaces::page::change_mentor);
    t.get("/placements/{placement}/workplace",  Action::Place,           workplaces::page::workplace);
    t.post("/placements/{placement}/workplace", Action::Place,           workplaces::page::set_workplace);
    // Beside the placement.
    t.get("/citizens/{citizen}/support",            Action::SeeSupport,           supports::page::show);
    t.get("/citizens/{citizen}/interventions/new",  Action::EditInterventions,    supports::interventions::new);
    t.post("/citizens/{citizen}/interventions/new", Action::EditInterventions,    supports::interventions::register);
    t.get("/interventions/{intervention}",          Action::EditInterventions,    supports::interventions::one);
    t.post("/interventions/{intervention}",         Action::EditInterventions,    supports::interventions::step);
    t.get("/interventions/{intervention}/edit",     Action::EditInterventions,    supports::interventions::edit);
    t.post("/interventions/{intervention}/edit",    Action::EditInterventions,    supports::interventions::correct);
    t.get("/intervention-times",                    Action::SeeInterventionTimes, supports::times::times);
    t.get("/citizens/{citizen}/small-grants/new",   Action::AskSmallGrant,        supports::grants::new);
    t.post("/citizens/{citizen}/small-grants/new",  Action::AskSmallGrant,        supports::grants::ask);
    t.get("/small-grants",                          Action::DecideSmallGrant,     supports::grants::list);
    t.get("/small-grants/{grant}",                  Action::DecideSmallGrant,     supports::grants::one);
    t.post("/small-grants/{grant}",                 Action::DecideSmallGrant,     supports::grants::decide);
    t.post("/small-grants/{grant}/withdraw",        Action::AskSmallGrant,        supports::grants::withdraw);
    t.get("/people/competences",                    Action::SeeCompetences,       supports::competences::matrix);
    t.get("/people/{person}/competences",           Action::EditCompetences,      supports::competences::edit);
    t.post("/people/{person}/competences",          Action::EditCompetences,      supports::competences::set);
    t.get("/citizens/{citizen}/personal-mentors/new",  Action::GrantMentor,       supports::mentors::new);
    t.post("/citizens/{citizen}/personal-mentors/new", Action::GrantMentor,       supports::mentors::grant);
    t.get("/citizens/{citizen}/personal-mentors/{granted}/{day}",  Action::GrantMentor, supports::mentors::one);
    t.post("/citizens/{citizen}/personal-mentors/{granted}/{day}", Action::GrantMentor, supports::mentors::end);
    t.post("/citizens/{citizen}/personal-mentors/{granted}/{day}/withdraw", Action::GrantMentor, supports::mentors::withdraw);
    t.get("/granted/{citizen}",                     Action::WriteMentorLog,       supports::mentors::log);
    t.post("/granted/{citizen}",                    Action::WriteMentorLog,       supports::mentors::write_log);
    t.post("/mentor-log/{line}/remove",             Action::WriteMentorLog,       supports::mentors::take_back);
    t.get("/placements/{placement}/week",       Action::Place,           workplaces::week::week);
    t.post("/placements/{placement}/week",      Action::Place,           workplaces::week::set_week);
    t.get("/placements/{placement}/certificate",     Action::SeeCertificate,   certificates::page::one);
    t.post("/placements/{placement}/certificate",    Action::WriteCertificate, certificates::page::write);
    t.get("/placements/{placement}/certificate.pdf", Action::SeeCertificate,   certificates::paper::pdf);

    // Follow-ups, tasks, one's own week, where the road leads.
    t.get("/citizens/{citizen}/follow-ups",     Action::SeeFollowUps,      follow_ups::page::list);
    t.get("/citizens/{citizen}/follow-ups/new", Action::RunFollowUps,      follow_ups::plan::new);
    t.post("/citizens/{citizen}/follow-ups/new", Action::RunFollowUps,     follow_ups::plan::plan);
    t.get("/follow-ups/{follow_up}",            Action::SeeFollowUps,      follow_ups::page::one);
    t.get("/follow-ups/{follow_up}/calendar",   Action::SeeFollowUps,      follow_ups::calendar::file);
    t.get("/follow-ups/{follow_up}/move",       Action::RunFollowUps,      follow_ups::plan::move_it);
    t.post("/follow-ups/{follow_up}/move",      Action::RunFollowUps,      follow_ups::plan::moved);
    t.get("/follow-ups/{follow_up}/cancel",     Action::RunFollowUps,      follow_ups::plan::cancel);
    t.post("/follow-ups/{follow_up}/cancel",    Action::RunFollowUps,      follow_ups::plan::cancelled);
    t.get("/follow-ups/{follow_up}/hold",       Action::RunFollowUps,      follow_ups::hold::hold);
    t.post("/follow-ups/{follow_up}/hold",      Action::RunFollowUps,      follow_ups::hold::held);
    t.post("/follow-ups/{follow_up}/add",       Action::RunFollowUps,      follow_ups::page::add);
    t.get("/week",                              Action::SeeWeek,           follow_ups::week::show);
    t.get("/tasks",                             Action::SeeTasks,          tasks::list);
    t.post("/tasks",                            Action::SeeTasks,          tasks::list);
    t.post("/tasks/{task}/done",                Action::DoTasks,           tasks::page::done);
    t.post("/tasks/{task}/undo",                Action::DoTasks,           tasks::page::undo);
    t.post("/citizens/{citizen}/tasks",         Action::GiveTasks,         follow_ups::page::give);
    t.get("/citizens/{citizen}/exit-strategy",  Action::SeeExitStrategy,   exit_strategies::page::one);
    t.post("/citizens/{citizen}/exit-strategy", Action::WriteExitStrategy, exit_strategies::page::write);

    // The work agreement of a placement.
    t.get("/placements/{placement}/agreement",              Action::SeeAgreement,   agreements::page::one);
    t.get("/placements/{placement}/agreement.pdf",   Action::SeeAgreement,     agreements::paper::pdf);
    t.get("/placements/{placement}/agreement/versions",     Action::SeeAgreement,   agreements::versions::compare);
    t.get("/placements/{placement}/agreement/print",        Action::SeeAgreement,   agreements::page::print);
    t.get("/placements/{placement}/agreement/edit",         Action::WriteAgreement, agreements::edit::show);
    t.post("/placements/{placement}/agreement/edit",        Action::WriteAgreement, agreements::edit::write);
    t.post("/placements/{placement}/agreement/send",        Action::WriteAgreement, agreements::page::send);
    t.post("/placements/{placement}/agreement/take-back",   Action::WriteAgreement, agreements::page::take_back);
    t.post("/placements/{placement}/agreement/discard",     Action::WriteAgreement, agreements::page::discard);
    t.post("/placements/{placement}/agreement/sign",        Action::SignAgreement,  agreements::sign::sign);
    t.get("/placements/{placement}/agreement/talk",         Action::SignAgreement,  agreements::sign::talk);
    t.post("/placements/{placement}/agreement/talk",        Action::SignAgreement,  agreements::sign::ask_first);
    t.get("/placements/{placement}/agreement/table",        Action::SignTogether,   agreements::table::show);
    t.post("/placements/{placement}/agreement/table",       Action::SignTogether,   agreements::table::sign);
    t.get("/placements/{placement}/agreement/on-behalf",    Action::SignTogether,   agreements::behalf::show);
    t.post("/placements/{placement}/agreement/on-behalf",   Action::SignTogether,   agreements::behalf::sign);
    t.get("/placements/{placement}/agreement/goals",        Action::WriteOwnGoals,  agreements::goals::show);
    t.post("/placements/{placement}/agreement/goals",       Action::WriteOwnGoals,  agreements::goals::write);
    t.get("/mentored/confidentiality",                      Action::ConfirmConfidentiality, own::confidentiality::show);
    t.post("/mentored/confidentiality",                     Action::ConfirmConfidentiality, own::confidentiality::confirm);
    // Attendance: the page of today, also on a known telephone; a placement's weeks; absence and hearings.
    t.phone("GET",  "/attendance",                             Action::SeeToday,           attendance::page::today);
    t.phone("GET",  "/attendance/{placement}/{day}",           Action::RegisterAttendance, attendance::day::show);
    t.phone("POST", "/attendance/{placement}/{day}",           Action::RegisterAttendance, attendance::day::register);
    t.phone("GET",  "/attendance/{placement}/week/{monday}",   Action::RegisterAttendance, attendance::week::show);
    t.phone("POST", "/attendance/{placement}/week/{monday}",   Action::RegisterAttendance, attendance::week::register);
    t.phone("POST", "/attendances/{attendance}/undo",          Action::RegisterAttendance, attendance::day::undo);
    t.post("/attendance/phone",                                Action::KeepPhone,          attendance::phone::keep);
    t.post("/attendance/morning",                              Action::KeepPhone,          attendance::phone::morning);
    t.phone("POST", "/attendance/leave",                       Action::ForgetPhone,        attendance::phone::leave);
    t.phone("POST", "/known-phones/{phone}/forget",            Action::ForgetPhone,        attendance::phone::forget);
    t.get("/known-phones",                                     Action::SeePhones,          attendance::phone::list);
    t.get("/placements/{placement}/attendance",                Action::SeeAttendance,      attendance::weeks::show);
    t.get("/placements/{placement}/hearing",                   Action::Hear,               hearings::page::show);
    t.post("/placements/{placement}/hearing",                  Action::Hear,               hearings::page::open);
    t.post("/hearings/{hearing}/close",                        Action::Hear,               hearings::page::close);
    t.get("/me/absence",                                       Action::ReportAbsence,      absences::page::form);
    t.post("/me/absence",                                      Action::ReportAbsence,      absences::page::report);
    t.get("/me/absence/{absence}",                             Action::ReportAbsence,      absences::page::thanks);
    t.post("/me/absence/{absence}/withdraw",                   Action::ReportAbsence,      absences::page::withdraw);
    t.get("/me/hearings/{hearing}",                            Action::SeeHearing,         hearings::own::show);
    t.post("/me/hearings/{hearing}",                           Action::AnswerHearing,      hearings::own::answer);

    // Progression: answered by each of the three, the mentor's also on a known telephone; read of one citizen.
    t.phone("GET",  "/rounds/{round}/{respondent}", Action::AnswerQuestions, progressions::answer::show);
    t.phone("POST", "/rounds/{round}/{respondent}", Action::AnswerQuestions, progressions::answer::fill);
    t.post("/rounds/{round}/share",                 Action::ShareAnswers,    progressions::read::share);
    t.get("/me/progression",                        Action::SeeProgression,  progressions::read::mine);
    t.get("/citizens/{citizen}/progression",        Action::SeeProgression,  progressions::read::of_citizen);
    t.get("/me/progression.pdf",                    Action::SeeProgression,  progressions::paper::mine);
    t.get("/citizens/{citizen}/progression.pdf",    Action::SeeProgression,  progressions::paper::of_citizen);
    t.post("/placements/{placement}/goals",         Action::ReachGoals,      progressions::read::reach);
    t.get("/progression/rounds",                    Action::SeeRounds,       progressions::board::show);

    // 13 weeks after, and paid hours.
    t.get("/aftermath",                         Action::AnswerAftermath, aftermath::page::list);
    t.get("/aftermath/{placement}",             Action::AnswerAftermath, aftermath::page::one);
    t.post("/aftermath/{placement}",            Action::AnswerAftermath, aftermath::page::answer);
    t.get("/citizens/{citizen}/hours",          Action::NoteHours,       paid_hours::page::list);
    t.post("/citizens/{citizen}/hours",         Action::NoteHours,       paid_hours::page::note);
    t.post("/hours/{hours}/remove",             Action::NoteHours,       paid_hours::page::remove);

    (t.router, t.declared)
}
