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

use crate::{App, assets, guard::guard, language, people, sign_in, trail};

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
    t.open("GET",  "/health",         sign_in::health);
    t.open("GET",  "/sign-in",        sign_in::show);
    t.open("POST", "/sign-in",        sign_in::with_password);
    t.open("POST", "/enter",          sign_in::with_card);
    t.open("POST", "/language",       language::choose);
    t.post("/sign-out",               Action::SeeHome, sign_in::sign_out);
    t.post("/change-role",            Action::SeeHome, sign_in::change_role);
    t.get("/resume",                  Action::SeeHome, sign_in::resume);

    // The job centre's people.
    t.get("/people",                  Action::SeePeople,  people::page::list);
    t.get("/people/new",              Action::EditPeople, people::page::new);
    t.post("/people/new",             Action::EditPeople, people::page::register);
    t.get("/people/{person}",         Action::SeePeople,  people::page::one);
    t.get("/people/{person}/edit",    Action::EditPeople, people::page::edit);
    t.post("/people/{person}/edit",   Action::EditPeople, people::page::correct);

    // The trail.
    t.get("/trail",                   Action::SeeTrail, trail::page::list);

    (t.router, t.declared)
}
