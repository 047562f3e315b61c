//! The status report on the command line: the same figures as the use case counts.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)] // a test fails loudly

use std::{fs, path::Path, process::Command};

fn run(folder: &Path, language: &str, args: &[&str]) -> (bool, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_holdepunkt"));
    for name in ["HOLDEPUNKT_DATABASE", "HOLDEPUNKT_KEY_FILE", "HOLDEPUNKT_CONFIG", "LC_ALL", "LC_MESSAGES"] {
        command.env_remove(name);
    }
    let out = command.args(args).current_dir(folder).env("LANG", language).output().unwrap();
    (out.status.success(), String::from_utf8_lossy(&out.stdout).into_owned() + &String::from_utf8_lossy(&out.stderr))
}

#[test]
fn report_on_the_command_line_is_the_midway_status() {
    let folder = std::env::temp_dir().join(format!("holdepunkt-report-{}", std::process::id()));
    drop(fs::remove_dir_all(&folder));
    fs::create_dir_all(&folder).unwrap();
    assert!(run(&folder, "en", &["demo", "--data-only", "--data", "data"]).0);
    let status = |language: &str, more: &[&str]| {
        let args = ["report", "status", "--programme", "virksomhedsindsats", "--as-of", "2010-04-01"];
        run(&folder, language, &[&args, more].concat())
    };

    let (_, json) = status("en", &["--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    let keys: Vec<_> = json.as_object().unwrap().keys().map(String::as_str).collect();
    let mut expected = [
        "job_centres",
        "action_plans",
        "company_centres",
        "companies",
        "sector",
        "company_types",
        "company_sizes",
        "places_per_centre",
        "started",
        "started_under_30",
        "completed",
        "completed_under_30",
        "groups",
        "outcomes",
    ];
    expected.sort_unstable();
    let mut found = keys.clone();
    found.sort_unstable();
    assert_eq!(found, expected);
    assert_eq!(
        (&json["company_centres"], &json["started"], &json["completed"]),
        (&43.into(), &339.into(), &145.into())
    );
    assert_eq!(json["outcomes"]["total"]["percent"], 25.5);
    assert_eq!(json["outcomes"]["flexi_job"]["n"], 1);

    let (_, csv) = status("en", &["--format", "csv"]);
    assert!(csv.contains("outcomes.total.under_30.percent,32.8\r\n") && csv.contains("sector.private,24\r\n"), "{csv}");
    let (_, danish) = status("da_DK.UTF-8", &[]);
    assert!(danish.contains("Status pr. 1. april 2010") && danish.contains("1 procent er lig 1½ person"), "{danish}");
    let (_, suppressed) = status("en", &["--format", "json", "--suppress"]);
    let suppressed: serde_json::Value = serde_json::from_str(&suppressed).unwrap();
    assert!(suppressed["outcomes"]["flexi_job"]["n"].is_null() && suppressed["started"] == 339);

    let (_, nyborg) = status("en", &["--format", "json", "--job-centre", "450"]);
    let nyborg: serde_json::Value = serde_json::from_str(&nyborg).unwrap();
    assert_eq!((&nyborg["job_centres"], &nyborg["company_centres"]), (&1.into(), &8.into()));
    assert_eq!(
        status("en", &["--format", "json", "--job-centre", "Nyborg"]).1,
        status("en", &["--format", "json", "--job-centre", "450"]).1
    );
    let (done, why) = status("en", &["--job-centre", "Ribe"]);
    assert!(!done && why.contains("Ribe"), "{why}");
    drop(fs::remove_dir_all(&folder));
}
