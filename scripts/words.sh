# shellcheck shell=bash disable=SC2034
# What the scripts say. Danish when LANG (or LC_ALL, LC_MESSAGES) starts with da, else English. Sourced by lib.sh.
declare -A DA=(
  [usage_run]='Brug: ./run [--fresh] [--port N] [flag til "holdepunkt demo" …]
  Installerer det, der mangler, bygger, fylder en database med demoen og viser den på http://127.0.0.1:8080.
  --fresh    begynd forfra (sletter data/demo)
  --port N   en anden port (eller HOLDEPUNKT_PORT=N)'
  [usage_test]='Brug: ./test [quick]
  Alle prøver. "quick" springer PostgreSQL og browseren over.'
  [step]='Trin %s af %s: %s'
  [took]='    færdig efter %s s'
  [failed]='    gik ikke (%s s)'
  [tools]='ser efter, om noget mangler'
  [installing]='    installerer %s'
  [no_apt]='Der mangler: %s. Installér det, og prøv igen (apt-get findes ikke her).'
  [no_sudo]='Der mangler: %s. Kør som root, eller installér sudo, og prøv igen.'
  [no_rust]='Rust mangler. Installér Rust (rustup), og prøv igen.'
  [no_clippy]='Clippy mangler. Kør "rustup component add clippy", og prøv igen.'
  [old_node]='Node.js er version %s. Der skal være mindst version 18.'
  [files]='henter designsystemets filer'
  [fresh]='    sletter %s og begynder forfra'
  [build]='bygger programmet (første gang flere minutter, siden sekunder)'
  [start]='starter demoen'
  [address]='    Holdepunkt er på http://127.0.0.1:%s om et øjeblik. Ctrl+C stopper; det, du har gjort, bliver gemt.'
  [fmt]='kodens form'
  [clippy]='bygger efter kodens regler'
  [rust]='prøver i Rust'
  [rust_pg]='prøver i Rust, på SQLite og PostgreSQL'
  [doc]='eksempler i dokumentationen'
  [browser]='prøver i browseren'
  [no_postgres]='PostgreSQL (initdb) blev ikke fundet.'
  [postgres_down]='PostgreSQL ville ikke starte. Det skrev den:'
)
declare -A EN=(
  [usage_run]='Usage: ./run [--fresh] [--port N] [flags for "holdepunkt demo" …]
  Installs what is missing, builds, fills a database with the demo and serves it on http://127.0.0.1:8080.
  --fresh    begin anew (removes data/demo)
  --port N   another port (or HOLDEPUNKT_PORT=N)'
  [usage_test]='Usage: ./test [quick]
  All tests. "quick" leaves out PostgreSQL and the browser.'
  [step]='Step %s of %s: %s'
  [took]='    done in %s s'
  [failed]='    failed (%s s)'
  [tools]='looking whether anything is missing'
  [installing]='    installing %s'
  [no_apt]='Missing: %s. Install it and try again (there is no apt-get here).'
  [no_sudo]='Missing: %s. Run as root, or install sudo, and try again.'
  [no_rust]='Rust is missing. Install Rust (rustup) and try again.'
  [no_clippy]='Clippy is missing. Run "rustup component add clippy" and try again.'
  [old_node]='Node.js is version %s. It takes version 18 or later.'
  [files]="fetching the design system's files"
  [fresh]='    removing %s and beginning anew'
  [build]='building the program (the first time several minutes, then seconds)'
  [start]='starting the demo'
  [address]='    Holdepunkt is at http://127.0.0.1:%s in a moment. Ctrl+C stops it; what you did is kept.'
  [fmt]='format'
  [clippy]='building, by the lints'
  [rust]='tests in Rust'
  [rust_pg]='tests in Rust, on SQLite and PostgreSQL'
  [doc]='examples in the documentation'
  [browser]='tests in the browser'
  [no_postgres]='PostgreSQL (initdb) was not found.'
  [postgres_down]='PostgreSQL would not start. It wrote:'
)
