"""Fills a database that holds the demo with many invented citizens and places, the same for the same numbers.

With a million citizens the house has 98 job centres, as many as there are municipalities; with fewer, one for each ten
thousand, and no fewer than the demo has. The one of the demo's cards is the largest: two citizens of five and two places
of five while there are few job centres, one of ten when there are many (the largest municipality has a tenth of the
country's people). The others share the rest.
Citizens, companies with a place of work, a contact and mentors, centres with contracts and places, placements over a year
and a half (three places of four are taken today), referrals, benefits, groups, names by their words, lines on the trail.

Everything fits the schema and what `holdepunkt verify` looks at, but for one thing: no CPR number is sealed, since
the keys are not this script's business. `verify` names those citizens, and their own pages can't be opened.
"""
import datetime
import functools
import random
import sqlite3

FIRST = ("Anne Bo Camilla Dorthe Erik Fatima Grethe Hans Ida Jens Karina Lars Mette Niels Ole Pia Rasmus Signe Tove Ulla "
         "Viggo Yusuf").split()
LAST = ("Andersen Bach Christensen Dahl Eriksen Friis Gram Holm Iversen Jensen Kjær Lund Madsen Nørgaard Olsen Poulsen "
        "Rask Sørensen Thomsen Vest Winther Østergaard").split()
TOWNS = "Nørre Aaby,Strib,Ejby,Gelsted,Brenderup,Asperup,Båring,Fjelsted,Harndrup,Føns".split(",")
TRADES = "Bageri Byg Cafe Dagligvarer Gartneri Hotel Kantine Lager Plejecenter Renseri Trykkeri Værksted".split()

# Of one's own: as many as a caseworker has, however large the house is; the same for the two colleagues in the team.
OWN, COLLEAGUES = 60, 150
# Citizens of a caseworker, and of a job consultant.
CASELOAD, CONSULTED = 150, 60
PLACES_OF_A_CENTRE = 5
MOST_JOB_CENTRES = 98

# Danish order as an old Danish terminal had it: good enough for the keys that names sort by here.
ORDER = str.maketrans("æøå", "{|}")


@functools.cache
def word_key(word):
    return word.lower().translate(ORDER).encode("latin-1", "replace").hex()


def sort_key(name):
    return "20".join(map(word_key, name.split()))


@functools.cache
def folded(word):
    return word.lower().replace("æ", "ae").replace("ø", "oe").replace("å", "aa").encode().hex()


def cvr(n):
    """The n-th number of eight digits that begins with 98 and passes modulus 11."""
    weights = (2, 7, 6, 5, 4, 3, 2)
    while True:
        digits = f"98{n % 100000:05}"
        rest = sum(int(d) * w for d, w in zip(digits, weights)) % 11
        if rest != 1:
            return digits + str((11 - rest) % 11)
        n += 50021


class Filler:
    def __init__(self, path, citizens, places):
        self.db = sqlite3.connect(path)
        # Whoever breaks it off begins anew: nothing need be safe meanwhile.
        self.db.executescript("pragma journal_mode = off; pragma synchronous = off; pragma cache_size = -800000; "
                              "pragma foreign_keys = off; pragma temp_store = memory;")
        self.lot = random.Random(20261124)
        self.made = 0
        self.citizens, self.places = citizens, places
        today = datetime.date.today()
        self.days = {n: (today + datetime.timedelta(days=n)).isoformat() for n in range(-1500, 1000)}
        self.waiting = {}
        self.columns = {}

    def all(self, sql, *values):
        return self.db.execute(sql, values).fetchall()

    def new(self):
        """Identifiers as the program makes them: in order of time, and random behind that."""
        self.made += 1
        ms, rest = 0x18f000000000 + (self.made >> 3), self.lot.getrandbits(72)
        r = f"{(self.made & 7) << 9 | rest & 511:03x}{rest >> 9:016x}"
        h = f"{ms:012x}"
        return f"{h[:8]}-{h[8:]}-7{r[:3]}-8{r[4:7]}-{r[7:19]}"

    def day(self, n):
        return self.days[n]

    def add(self, table, columns, row):
        """A row for later: rows are laid in by the ten thousand."""
        rows = self.waiting.setdefault((table, columns), [])
        rows.append(row)
        if len(rows) >= 10000:
            self.lay(table, columns, rows)

    def lay(self, table, columns, rows):
        marks = ",".join("?" * len(columns.split(",")))
        self.db.executemany(f"insert into {table} ({columns}) values ({marks})", rows)
        rows.clear()

    def without_indexes(self):
        """Indexes and triggers are dropped while rows are laid in, and made again behind them: much faster."""
        kept = self.all("select type, name, sql from sqlite_master where type in ('index', 'trigger') and sql is not null")
        for kind, name, _ in kept:
            self.db.execute(f"drop {kind} {name}")
        return [sql for _, _, sql in kept]

    def fill(self):
        kept = self.without_indexes()
        large, mine, consultant = self.all(
            "select c.job_centre, c.employee, k.employee from role_grant c join role_grant k on k.job_centre = c.job_centre "
            "and k.role = 'job_consultant' where c.role = 'caseworker' order by c.id, k.id limit 1")[0]
        self.more_job_centres(min(MOST_JOB_CENTRES, self.citizens // 10000), large)
        self.largest = large
        others = [r[0] for r in self.all("select job_centre from job_centre where job_centre <> ? order by 1", large)]
        self.template = dict(zip([c[1] for c in self.all("pragma table_info(citizen)")],
                                 self.all("select * from citizen where caseworker = ? order by id limit 1", mine)[0]))
        self.kinds = self.all("select distinct sector, company_type, industry from company order by 1, 2, 3")
        self.groups = [r[0] for r in self.all("select distinct target_group from citizen where job_centre = ? order by 1", large)]
        self.payments = self.all("select distinct payment, amount, mentor_minutes from contract where job_centre = ? order by 1, 2, 3", large)
        self.choices = [r[0] for r in self.all("select distinct choice from placement where job_centre = ? order by 1", large)]
        self.offers = self.all("select distinct kind, code from centre_offer order by 1, 2")
        self.endings = self.all("select outcome, outcome_minutes, outcome_place, ending_reason from placement "
                                "where state = 'ended' and job_centre = ? order by id limit 40", large)
        self.benefits = [r[0] for r in self.all("select distinct benefit from benefit order by 1")]
        for centre in [large, *others]:
            part = (2, 5) if len(others) < 20 else (1, 10)
            largest = lambda all: all * part[0] // part[1]
            share = lambda all: largest(all) if centre == large else (all - largest(all)) // len(others)
            self.job_centre(centre, share(self.citizens), share(self.places), (mine, consultant) if centre == large else None)
        for (table, columns), rows in self.waiting.items():
            self.lay(table, columns, rows)
        for sql in kept:
            self.db.execute(sql)
        self.db.commit()
        self.db.executescript("pragma analysis_limit = 1000; analyze;")
        self.db.close()

    def more_job_centres(self, wanted, like):
        """Job centres beside the demo's, until there are so many."""
        columns = [c[1] for c in self.all("pragma table_info(job_centre)")]
        row = dict(zip(columns, self.all("select * from job_centre where job_centre = ?", like)[0]))
        for n in range(wanted - self.all("select count(*) from job_centre")[0][0]):
            row |= {"job_centre": self.new(), "name": f"Jobcenter {n + 1}", "sort_key": sort_key(f"Jobcenter {n + 1}")}
            self.db.execute(f"insert into job_centre ({','.join(columns)}) values ({','.join('?' * len(columns))})",
                            [row[c] for c in columns])

    def employees(self, scope, units, count, what):
        made = []
        for n in range(count):
            e, name = self.new(), f"{self.lot.choice(FIRST)} {self.lot.choice(LAST)} {what} {n + 1}"
            self.found_by(scope, "employee", e, name)
            unit = units[n // 12 % len(units)] if units else None
            self.add("employee", "job_centre,id,unit,name,sort_key,phone,email,hours,substitute,left_service,version",
                     (scope, e, unit, name, sort_key(name), "98 00 12 34", "ansat@jobcenter.example", "", None, 0, 1))
            made.append(e)
        return made

    def job_centre(self, scope, citizens, places, me):
        units = []
        for n in range(max(2, citizens // (CASELOAD * 12))):
            units.append(self.new())
            self.add("unit", "job_centre,id,name", (scope, units[-1], f"Team {n + 1}"))
        workers = self.employees(scope, units, max(3, citizens // CASELOAD), "sagsbehandler")
        consultants = self.employees(scope, units, max(2, places // CONSULTED), "konsulent")
        seats = self.workplaces(scope, places, consultants)
        self.people(scope, citizens, seats, workers, consultants, me)

    def found_by(self, scope, kind, thing, text):
        """The words by which a thing is found: those of its name, for a company also its number and address."""
        for word in {folded(w) for w in text.split()}:
            self.add("search_word", "job_centre,kind,word,subject", (scope, kind, word, thing))

    def workplaces(self, scope, places, consultants):
        """Companies with centres; the seats with their mentor and the days on which contracts keep them."""
        seats, lot = [], self.lot
        # A job centre of the demo has its programme; one that was made beside them is in ordinary operation, as the largest.
        its = self.all("select programme from centre where job_centre in (?, ?) order by job_centre = ? desc, id limit 1", scope, self.largest, scope)
        programme = its[0][0]
        for n in range((places + PLACES_OF_A_CENTRE - 1) // PLACES_OF_A_CENTRE):
            company, centre, name = self.new(), self.new(), f"{lot.choice(TRADES)} {lot.choice(LAST)} {n + 1}"
            sector, kind, industry = lot.choice(self.kinds)
            town, street = lot.choice(TOWNS), f"Havnegade {n % 200 + 1}"
            number = self.made
            self.add("company", "job_centre,id,cvr,name,sort_key,sector,company_type,industry,employees,street,postcode,town,version",
                     (scope, company, cvr(number), name, sort_key(name), sector, kind, industry, lot.randint(3, 400), street, "5500", town, 1))
            self.found_by(scope, "company", company, f"{name} {cvr(number)} {street} 5500 {town}")
            self.add("production_unit", "job_centre,id,company,p_number,name,street,postcode,town",
                     (scope, self.new(), company, f"99{number:08}", name, street, "5500", town))
            self.add("contact", "job_centre,id,company,name,title,phone,email",
                     (scope, self.new(), company, f"{lot.choice(FIRST)} {lot.choice(LAST)}", "Leder", "98 00 22 33", "leder@firma.example"))
            mentors = []
            for _ in range(2):
                mentor, called = self.new(), f"{lot.choice(FIRST)} {lot.choice(LAST)}"
                mentors.append(mentor)
                self.found_by(scope, "mentor", mentor, called)
                self.add("mentor", "job_centre,id,company,name,sort_key,phone,minutes,left_service,version",
                         (scope, mentor, company, called, sort_key(called), "98 00 33 44", 120, 0, 1))
            self.add("centre", "job_centre,id,name,sort_key,model,programme,minutes_from,minutes_until,fixed_contact,coordinating_mentor,version",
                     (scope, centre, name, sort_key(name), "1", programme, None, None, consultants[n % len(consultants)], None, 1))
            self.found_by(scope, "centre", centre, name)
            self.add("centre_company", "job_centre,centre,company", (scope, centre, company))
            self.add("centre_generation", "job_centre,centre,from_day,generation", (scope, centre, self.day(-700), "1"))
            for code in lot.sample(self.offers, 3):
                self.add("centre_offer", "job_centre,centre,kind,code", (scope, centre, *code))
            kept = min(PLACES_OF_A_CENTRE, places - n * PLACES_OF_A_CENTRE)
            seats += self.contracts(scope, centre, kept, mentors, n)
        return seats

    def contracts(self, scope, centre, kept, mentors, n):
        lot = self.lot
        first, renewed = -540 - n % 180, -90 - n % 120
        # One of forty runs out within two months with none after it; some have no last day.
        until = 20 + n % 40 if n % 40 == 0 else None if n % 5 == 0 else 200 + n % 160
        old, new = self.new(), self.new()
        payment = lot.choice(self.payments)
        for contract, begins, ends, renews in ((old, first, renewed - 1, None), (new, renewed, until, old)):
            self.add("contract", "job_centre,id,centre,from_day,until_day,signed_on,payment,amount,mentor_minutes,renews,version",
                     (scope, contract, centre, self.day(begins), None if ends is None else self.day(ends), self.day(begins - 10), *payment, renews, 1))
            self.add("contract_places", "job_centre,contract,from_day,places", (scope, contract, self.day(begins), kept))
        seats = []
        for number in range(1, kept + 1):
            place = self.new()
            self.add("place", "job_centre,id,centre,number", (scope, place, centre, number))
            for contract, begins, ends in ((old, first, renewed - 1), (new, renewed, until)):
                self.add("place_span", "job_centre,place,contract,from_day,until_day",
                         (scope, place, contract, self.day(begins), None if ends is None else self.day(ends)))
            seats.append((place, lot.choice(mentors), first, 999 if until is None else until))
        return seats

    def stays(self, begins, ends):
        """Placements on a seat, from the first day of its contract to now: eight to thirteen weeks each, short gaps between."""
        at, empty, made = begins + self.lot.randint(0, 40), self.lot.random() < 0.1, []
        while at < 7:
            until = at + 7 * self.lot.randint(8, 13) - 3
            if until >= 0 and (empty or until > ends):
                break
            made.append((at, until))
            at = until + 3 + 7 * self.lot.choice((0, 0, 0, 1, 1, 2, 4))
        return made

    def people(self, scope, count, seats, workers, consultants, me):
        lot, template = self.lot, self.template
        stays = [(seat, stay) for seat in seats for stay in self.stays(seat[2], seat[3])]
        lot.shuffle(stays)
        own = ("job_centre,id,cpr_sealed,cpr_index,name,sort_key,target_group,caseworker,consultant,protected,version,merged_into,"
               "moved_on,talk_on,born").split(",")
        others = [name for name in template if name not in own]
        columns, rest, words = ",".join(own + others), [template[name] for name in others], []
        step = max(1, count // max(1, len(stays)))
        trail_account = self.all("select id from account order by id limit 1")[0][0]
        own_unit = me and self.all("select unit from employee where id = ?", me[0])[0][0]
        team = self.team(scope, own_unit) if me else []
        for n in range(count):
            citizen, sealed = self.new(), self.made.to_bytes(8, "big")
            if me and n < OWN:
                keeper = me[0]
            elif me and n < OWN + 2 * COLLEAGUES:
                keeper = team[n % 2]
            else:
                keeper = workers[n % len(workers)]
            first, middle, last = lot.choice(FIRST), lot.choice(LAST), lot.choice(LAST)
            name = f"{first} {middle} {last}"
            group, since = lot.choice(self.groups), -lot.randint(40, 1400)
            stay = stays.pop() if n % step == 0 and stays else None
            adviser = (me[1] if me and n % step == 0 and n // step < 40 else consultants[n % len(consultants)]) if stay else None
            self.add("citizen", columns, (
                scope, citizen, b"", sealed, name, sort_key(name), group, keeper, adviser, int(n % 997 == 500), 1, None, None,
                self.day(-n % 120 - 5), f"{1960 + n % 45}-{1 + n % 12:02}-{1 + n % 28:02}", *rest))
            words += [(scope, folded(w), citizen) for w in {first, middle, last}]
            self.add("citizen_group", "job_centre,citizen,from_day,target_group", (scope, citizen, self.day(since), group))
            if n % 2 == 0:
                self.add("benefit", "job_centre,id,citizen,benefit,from_day,until_day,source,version",
                         (scope, self.new(), citizen, lot.choice(self.benefits), self.day(since), None, "typed", 1))
            if n % 4 == 0:
                self.add("trail", "job_centre,id,at,account,role,deed,noun,subject,citizen,why",
                         (scope, self.new(), f"{self.day(-n % 300 - 1)}T08:{n % 60:02}:00.000000Z", trail_account, "caseworker", "read", "citizen", citizen, citizen, ""))
            if stay:
                self.placement(scope, citizen, keeper, adviser, stay)
            elif n % 400 == 7:
                self.referral(scope, self.new(), citizen, "sent", -n % 40, keeper, None)
            elif n % 400 == 9:
                self.referral(scope, self.new(), citizen, "accepted", -n % 60 - 3, keeper, consultants[n % len(consultants)])
        words.sort()
        self.lay("name_word", "job_centre,word,citizen", words)

    def team(self, scope, unit):
        made = self.employees(scope, [unit] if unit else [], 2, "kollega")
        return made

    def referral(self, scope, referral, citizen, state, sent, keeper, adviser):
        taken = None if adviser is None else self.day(sent + 2)
        self.add("referral", "job_centre,id,citizen,model,state,sent_on,sent_by,accepted_on,accepted_by,closed_on,reason,wish,version",
                 (scope, referral, citizen, "a", state, self.day(sent), keeper, taken, adviser,
                  self.day(sent + 4) if state == "placed" else None, None, "Noget med mennesker", 1))

    def placement(self, scope, citizen, keeper, adviser, stay):
        (place, mentor, _, _), (begins, until) = stay
        placement, referral = self.new(), self.new()
        self.referral(scope, referral, citizen, "placed", begins - 14, keeper, adviser)
        over = until < 0
        ending = self.lot.choice(self.endings) if over else (None, None, "", None)
        state = "ended" if over else "agreed"
        self.add("placement", "job_centre,id,citizen,place,referral,mentor,state,from_day,until_day,agreed_until,minutes,choice,outcome,"
                 "outcome_minutes,outcome_place,ending_reason,version",
                 (scope, placement, citizen, place, referral, mentor, state, self.day(begins), self.day(until), self.day(until),
                  60 * self.lot.randint(4, 30), self.lot.choice(self.choices), *ending, 1))
        self.add("placement_grant", "job_centre,id,placement,from_day,until_day,granted_on,granted_by,reason",
                 (scope, placement, placement, self.day(begins), self.day(until), self.day(begins), adviser, ""))


def fill(path, citizens, places):
    Filler(path, citizens, places).fill()
