//! Companies: registered, corrected, found by their own job centre only.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)] // a test fails loudly

use holdepunkt_casework::{Error, companies};
use holdepunkt_rules::{
    codes::Code,
    company::{Contact, PNumber, ProductionUnit},
    id::*,
};
use holdepunkt_testkit::{company, engines, settle_centre};

fn code(result: Result<impl std::fmt::Debug, Error>) -> (String, Option<&'static str>) {
    match result.unwrap_err() {
        Error::Refused(list) => (list[0].refusal.code().to_owned(), list[0].field),
        other => panic!("{other}"),
    }
}

fn unit(company: CompanyId) -> ProductionUnit {
    ProductionUnit {
        id: ProductionUnitId::fresh(),
        company,
        p_number: PNumber::parse("9912345678").unwrap(),
        name: "Butikken".to_owned(),
        address: holdepunkt_testkit::company(1).address,
    }
}

fn contact(company: CompanyId) -> Contact {
    Contact {
        id: ContactId::fresh(),
        company,
        name: "Else Brandt".to_owned(),
        phone: "98 00 22 11".to_owned(),
        email: "else@koebmand.example".to_owned(),
        title: "Butikschef".to_owned(),
    }
}

#[tokio::test]
async fn companies_are_registered_with_unit_and_contact_and_read_back() {
    engines(|t| async move {
        let me = t.of(&t.cast.consultant);
        let c = company(1);
        let id = companies::register(&me, c.clone(), Some(unit(c.id)), Some(contact(c.id))).await.unwrap();
        let page = companies::find(&me, id).await.unwrap();
        assert_eq!(page.company, c);
        assert_eq!((page.units.len(), page.contacts.len()), (1, 1));
        assert_eq!(page.contacts[0].name, "Else Brandt");
        companies::withdraw_contact(&me, id, page.contacts[0].id).await.unwrap();
        assert_eq!(code(companies::withdraw_contact(&me, id, page.contacts[0].id).await).0, "not-found");
        assert!(companies::find(&me, id).await.unwrap().contacts.is_empty());
    })
    .await;
}

#[tokio::test]
async fn companies_stand_once_per_workplace_and_p_number() {
    engines(|t| async move {
        let me = t.of(&t.cast.consultant);
        let c = company(1);
        companies::register(&me, c.clone(), Some(unit(c.id)), None).await.unwrap();
        let again = holdepunkt_rules::company::Company { id: CompanyId::fresh(), ..c.clone() };
        assert_eq!(code(companies::register(&me, again, None, None).await), ("cvr-taken".to_owned(), Some("cvr")));
        let mut other =
            holdepunkt_rules::company::Company { id: CompanyId::fresh(), name: "Filial".to_owned(), ..c.clone() };
        other.address.street = "Havnegade 2".to_owned();
        companies::register(&me, other.clone(), None, None).await.expect("another workplace of the same company");
        let taken = companies::register_unit(&me, unit(other.id)).await;
        assert_eq!(code(taken), ("p-number-taken".to_owned(), Some("p_number")));
    })
    .await;
}

#[tokio::test]
async fn companies_refuse_codes_that_are_on_no_list() {
    engines(|t| async move {
        let me = t.of(&t.cast.consultant);
        let mut c = company(1);
        c.company_type = Code::known("spaceport");
        c.industry = Code::known("999");
        let Err(Error::Refused(list)) = companies::register(&me, c, None, None).await else { panic!("registered") };
        let fields: Vec<_> = list.iter().map(|r| r.field.unwrap()).collect();
        assert_eq!(fields, ["company_type", "industry"], "both at once");
    })
    .await;
}

#[tokio::test]
async fn companies_refuse_a_stale_edit_and_a_double_click_makes_one() {
    engines(|t| async move {
        let mut me = t.of(&t.cast.consultant);
        me.once = Some("key-1".to_owned());
        let first = companies::register(&me, company(1), None, None).await.unwrap();
        let second = companies::register(&me, company(1), None, None).await.unwrap();
        assert_eq!(first, second);
        let mut c = companies::find(&me, first).await.unwrap().company;
        c.employees = 40;
        companies::correct(&me, c.clone()).await.unwrap();
        c.employees = 50;
        assert!(companies::correct(&me, c).await.unwrap_err().is_stale());
        assert_eq!(companies::find(&me, first).await.unwrap().company.employees, 40);
    })
    .await;
}

#[tokio::test]
async fn companies_of_another_job_centre_are_not_there() {
    engines(|t| async move {
        let settled = settle_centre(&t, 1, 4).await;
        let stranger = t.of(&t.cast.consultant_elsewhere);
        assert_eq!(code(companies::find(&stranger, settled.company).await).0, "not-found");
        assert!(companies::list(&stranger).await.unwrap().is_empty());
        assert_eq!(code(companies::register_contact(&stranger, contact(settled.company)).await).0, "not-found");
        let rows = companies::list(&t.of(&t.cast.caseworker)).await.unwrap();
        assert_eq!((rows.len(), rows[0].places), (1, 4));
        assert_eq!(code(companies::register(&t.of(&t.cast.caseworker), company(2), None, None).await).0, "not-allowed");
    })
    .await;
}
