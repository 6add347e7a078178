"""Random small markets, profiles, decisions and earlier rounds: everything that decides which pairs are candidates and what they weigh."""

import json

SKILLS = ["process", "facilitation", "evaluation", "organisation", "fundraising", "grant_writing", "subject_knowledge", "mobility", "traffic_counting"]
THEMES = ["mobility", "cycling", "walking", "safety", "digital_inclusion", "road_safety", "an_unknown_theme"]
LANGUAGES = ["nl", "fr", "en", "ar"]
LEVELS = [None, "A1", "A2", "B1", "B2", "C1", "C2"]
POSTCODES = ["2000", "2018", "2060", "2140", "2600", "2850", "9000"]
SLOTS = ["mon-eve", "tue-eve", "2026-W48-sat-mor", "sometime"]
CONFLICTS = ["org:bond", "org:raad", "from:school", "request:r0", "self:r1", "district:borgerhout", "district:antwerpen-2018", "org:nobody"]
PEOPLE = [{"max": 2}, {"max": 3}, {"min": 2}, {"min": 2, "max": 3}, {"min": 0}, {"min": 0, "max": 2}, {"min": 3, "max": 3}]
PEOPLE += [{"partial": True}, {"min": 2, "max": 2, "partial": True}]
CRITERIA = ["skill_fit", "theme", "closeness", "language", "slots", "learning", "rest", "first_time", "urgency"]
STRATEGIES = ["max_served_max_weight", "max_served_max_weight", "max_weight", "max_cardinality", "max_cardinality_max_weight", "min_cost_perfect"]


def some(random, words, most):
    return random.sample(words, random.randint(0, min(most, len(words))))


def maybe(random, share, fields, name, draw):
    if random.random() < share:
        fields[name] = draw()


def draw_languages(random):
    spoken = some(random, LANGUAGES, 3)
    return spoken if random.random() < 0.4 else {code: random.choice(LEVELS) for code in spoken}


def draw_place(random):
    kind = random.random()
    if kind < 0.4:
        return {"postcode": random.choice(POSTCODES)}
    place = {"lat": round(random.uniform(51.15, 51.27), random.choice([2, 4, 6])), "lon": round(random.uniform(4.3, 4.5), random.choice([2, 4, 6]))}
    return place if kind < 0.95 else {**place, "postcode": random.choice(POSTCODES)}


def draw_groups(random, offer):
    groups = {}
    maybe(random, 0.3, groups, "engagement", lambda: random.choice(["0", "1", "2", "3", "10", "02", "veel"]))
    maybe(random, 0.2, groups, "org", lambda: random.choice(["bond", "raad"]))
    maybe(random, 0.15, groups, "district", lambda: random.choice(["borgerhout", "antwerpen-2060", "elsewhere"]))
    maybe(random, 0.15 if offer else 0.05, groups, "person", lambda: random.choice(["p1", "p2"]))
    return groups


def draw_offer(random, number, wide):
    offer = {"id": f"o{number}"}
    maybe(random, 0.75, offer, "skills", lambda: {s: random.randint(1, 5) for s in some(random, SKILLS, 4)})
    maybe(random, 0.3, offer, "wants_to_learn", lambda: some(random, SKILLS, 3))
    maybe(random, 0.5, offer, "themes", lambda: some(random, THEMES, 3))
    maybe(random, 0.6, offer, "languages", lambda: draw_languages(random))
    maybe(random, 0.7, offer, "place", lambda: draw_place(random))
    maybe(random, 0.3, offer, "reach_km", lambda: random.choice([0, 0.5, 2, 3.125, 5, 8, 60]))
    maybe(random, 0.4, offer, "asked", lambda: random.randint(0, 4))
    maybe(random, 0.5, offer, "slots", lambda: some(random, SLOTS, 4))
    maybe(random, 0.6, offer, "groups", lambda: draw_groups(random, True))
    maybe(random, 0.25, offer, "conflicts", lambda: [random.choice(CONFLICTS)])
    if wide:
        offer["capacity"] = {"max": 99}
    elif random.random() < 0.7:
        offer["capacity"] = random.choice([{"max": 2}, {"max": 3}, {"max": 0}, {"min": 1}, {"min": 1, "max": 2}, {"min": 2}, {}])
    return offer


def draw_request(random, number, wide):
    request = {"id": f"r{number}"}
    maybe(random, 0.2, request, "from", lambda: random.choice(["school", "resident_group"]))
    maybe(random, 0.5, request, "themes", lambda: some(random, THEMES, 3))
    maybe(random, 0.3, request, "first_time", lambda: random.random() < 0.7)
    maybe(random, 0.75, request, "needs", lambda: {s: draw_need(random) for s in some(random, SKILLS, 3)})
    maybe(random, 0.5, request, "languages", lambda: draw_languages(random))
    maybe(random, 0.7, request, "place", lambda: draw_place(random))
    maybe(random, 0.5, request, "slots", lambda: some(random, SLOTS, 4))
    maybe(random, 0.4, request, "priority", lambda: random.randint(0, 4))
    maybe(random, 0.5, request, "groups", lambda: draw_groups(random, False))
    if wide:
        request["people"] = {"min": 0, "max": 99}
    elif random.random() < 0.6:
        request["people"] = random.choice(PEOPLE)
    return request


def draw_need(random):
    need = {}
    maybe(random, 0.7, need, "level", lambda: random.randint(1, 5))
    maybe(random, 0.3, need, "must", lambda: random.random() < 0.9)
    return need


def draw_profile(random):
    profile = {"schema": "koppel/profile/1"}
    maybe(random, 0.3, profile, "language", lambda: random.choice(["nl", "en", "fr"]))
    maybe(random, 0.5, profile, "criteria", lambda: {c: random.choice([0, 1, 7, 12.5, 33.333, 1000]) for c in some(random, CRITERIA, 6)})
    maybe(random, 0.3, profile, "minimum_points", lambda: random.choice([10, 25.5, 40, 60]))
    maybe(random, 0.3, profile, "closeness", lambda: {"zero_km": random.choice([0.001, 3, 7.777, 60])})
    maybe(random, 0.2, profile, "candidates", lambda: {"top": random.choice([1, 2])})
    maybe(random, 0.2, profile, "travel_speed_kmh", lambda: random.choice([4, 17.5, 60]))
    profile["strategy"] = random.choice(STRATEGIES)
    profile["lottery"] = {"seed": random.choice([1, 2, 99])}
    rules = {name: {"on": False} for name in ("language", "reach", "slots", "conflict", "engagement", "skills") if random.random() < 0.1}
    if random.random() < 0.4:
        rules["skills"] = {**rules.get("skills", {}), "match": random.choice(["exact", "narrower", "related"])}
    maybe(random, 0.1, rules, "engagement", lambda: {"group": "org"})
    if rules:
        profile["rules"] = rules
    defaults = {}
    maybe(random, 0.15, defaults, "capacity", lambda: random.choice([{"max": 2}, {"min": 1, "max": 2}, {"min": 1}]))
    maybe(random, 0.15, defaults, "people", lambda: random.choice([{"max": 2}, {"min": 2, "max": 3}, {"min": 0}, {"min": 2, "max": 2}]))
    maybe(random, 0.15, defaults, "reach_km", lambda: random.choice([2, 4.5]))
    maybe(random, 0.15, defaults, "language_level", lambda: random.choice(["A1", "C1", "C2"]))
    if defaults:
        profile["defaults"] = defaults
    return profile


def draw_travel_times(random):
    ends = ["2060", "2018", "2140", "2000", "borgerhout", "antwerpen-2060", "antwerpen-2018", "elsewhere"]
    rows = {(random.choice(ends), random.choice(ends)): random.choice([0, 1, 7.5, 12, 30, 0.001]) for _ in range(random.randint(1, 8))}
    return [(a, b, str(m)) for (a, b), m in rows.items()]


def draw_decisions(random, offers, requests):
    """Rows of a decisions file; pins stay within the capacities and contradict no other row."""
    rows, taken = [], set()
    for _ in range(random.randint(1, 4)):
        offer, request = random.choice(offers), random.choice(requests)
        if offer["id"] in taken or request["id"] in taken:
            continue
        what = random.choice(["pin", "forbid", "declined", "unavailable", "forbid"])
        if what == "pin" and (offer.get("capacity", {}).get("max", 1) == 0):
            what = "forbid"
        taken |= {offer["id"], request["id"]}
        if what == "unavailable" and random.random() < 0.5:
            rows.append((what, "", request["id"]))
        else:
            rows.append((what, offer["id"], "" if what == "unavailable" else request["id"]))
    return rows


def draw_case(random):
    """{"market", "profile", "decisions", "travel", "earlier"}: JSON all of it."""
    wide = random.random() < 0.3
    offers = [draw_offer(random, n, wide) for n in range(random.randint(1, 8 if wide else 4))]
    requests = [draw_request(random, n, wide) for n in range(random.randint(1, 8 if wide else 6))]
    if random.random() < 0.1:  # one id on both sides: the same person, unless it is a short number
        offers[0]["id"] = requests[0]["id"] = random.choice(["both", "123456", "1234567"])
    case = {"market": {"schema": "koppel/market/1", "offers": offers, "requests": requests}, "profile": draw_profile(random)}
    case["decisions"] = draw_decisions(random, offers, requests) if random.random() < 0.3 else []
    case["travel"] = draw_travel_times(random) if random.random() < 0.25 else []
    # The case's own result is the one before: "fewest": gone on from, "none": another round. "": there is none.
    case["earlier"] = random.choice(["fewest", "fewest", "none"]) if random.random() < 0.15 else ""
    return json.loads(json.dumps(case))
