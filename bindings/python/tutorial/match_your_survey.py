# %% [markdown]
# # Match your survey in ten minutes
#
# You have two survey exports: who offers help, and who asks for it. At the end of this page you have a proposal to phone through: who helps
# whom and why, who is left out and what would change that, and whom to recruit next.
#
# The example is the *Antwerpse Participatie Ploeg* ("Antwerp's participation team"). People who know how to get a neighbourhood talking
# (*bemiddelaars*, here: **brokers**) filled in one survey; residents, associations, city services and politicians with a question (a
# *vraag*, here: a **request**) filled in another. All of them are invented.
#
# Run it from the top folder of koppel, or say in `KOPPEL_SCENARIO` where the scenario's folder is. Cells begin with `# %%`: Jupyter (with
# Jupytext), VS Code and Spyder show them as a notebook; `python3 match_your_survey.py` runs it as it is.

# %%
import os
from pathlib import Path

import pandas

import koppel

scenario = Path(os.environ.get("KOPPEL_SCENARIO", "data/scenarios/participatieploeg"))
pictures = Path("pictures")
pictures.mkdir(exist_ok=True)

# %% [markdown]
# ## 1. Read
#
# The folder holds the two exports as the survey tools wrote them, a *mapping* for each (which column means what), and a *profile*
# (what a good match is). `Market.read` takes the same as the command line; with two CSV files it proposes mappings to complete.

# %%
market = koppel.Market.read(scenario)
print(market)
print(market.requests[["id", "label", "from", "groups.district"]].head().to_string(index=False))

# %% [markdown]
# ## 2. Check
#
# Real exports have faults. `check` tells all of them at once, with file, row and column as your spreadsheet shows them. *rejected* means that
# a cell or a row was left out; nothing is guessed. The contents of personal cells are never shown.

# %%
findings = koppel.check(market, language="en")
print(findings["severity"].value_counts().to_string())
print(findings.loc[findings["severity"] == "rejected", ["file", "row", "column", "message"]].head().to_string(index=False))

# %% [markdown]
# ## 3. Match
#
# One call. The answer is *proved*: as many requests as possible are served, and among all ways to do so this one has the most points. Where
# several are equally good, a lottery with a published seed decides, and not the alphabet.
#
# In a notebook the last line shows the whole page, as the coordinator gets it.

# %%
result = koppel.match(market, language="en")
print(result.summary())
result

# %% [markdown]
# ## 4. Look
#
# Every pair has its points, criterion by criterion, and a reason in words. How many points a criterion can give at most stands in the profile.

# %%
print(f"{sum(market.profile.to_dict()['criteria'].values())} points at most")
print(result.pairs[["request", "offer", "points", "distance_km", "reason"]].head().to_string(index=False))

# %%
result.plot_scores().figure.savefig(pictures / "scores.png", dpi=120)
result.plot_matching().figure.savefig(pictures / "matching.png", dpi=120)

# %% [markdown]
# Are some districts (*wijken*) served worse than others? And does the work fall on the same few people? The profile names the groups to
# look at; `coverage` has them all.

# %%
worst = result.coverage.query("group == 'district' and requests >= 5").sort_values("share").head(3)
print(worst[["label", "served", "requests"]].to_string(index=False))
result.plot_coverage("district").figure.savefig(pictures / "coverage.png", dpi=120)
result.plot_load().figure.savefig(pictures / "load.png", dpi=120)

# %% [markdown]
# ## 5. Ask why
#
# Who is not served, and why not? *scarce* is a proof: these requests have no candidates but those people, who have fewer places than there
# are requests.

# %%
print(result.unserved["code"].value_counts().to_string())
scarce = result.unserved.query("code == 'scarce'").iloc[0]
print(result.explain(request=scarce["request"]))

# %% [markdown]
# "Why not me?" has an exact answer too. Take somebody who stands in reserve: what would it cost to propose her all the same, and who would
# have to move?

# %%
reserve = result.reserves.iloc[0]
print(result.explain(request=reserve["request"], offer=reserve["offer"]))

# %% [markdown]
# ## 6. Try something else
#
# A profile is a handful of rules and points. What if people went farther than they said? `replace` makes a changed copy; market and result
# stay as they were.

# %%
farther = koppel.match(market, market.profile.replace({"rules.reach.on": False}), language="en")
for name, trial in {"as it is": result, "without the limit on distance": farther}.items():
    distance = trial.pairs["distance_km"].mean()
    print(f"{name}: {trial.result['objective']['served']} served, {distance:.1f} km on average")

# %% [markdown]
# ## 7. Phone, and match again
#
# Somebody says no. Hand that in as a *decision*, with the earlier result beside it, and match again. The answered call list (`bellijst.csv`)
# is itself such a file of decisions. `kept` shows what did not change.

# %%
refused = result.pairs.iloc[0]
decisions = pandas.DataFrame([{"decision": "declined", "offer": refused["offer"], "request": refused["request"], "reason": "on holiday"}])
again = koppel.match(market, decisions=decisions, previous=result, language="en")
print(f"{again.pairs['kept'].sum()} of {len(result.pairs)} pairs are kept")
print(again.explain(request=refused["request"]))

# %% [markdown]
# ## 8. Whom to recruit
#
# One more broker like this would serve so many more requests: found by adding one and solving again.

# %%
print(result.recruiting[["advice", "gain", "would_serve"]].head(3).to_string(index=False))

# %% [markdown]
# ## 9. Verify, and write
#
# `verify` is a second program in the house: it shares no code with the solver, and checks the proof, the sums, the reasons and the figures. An
# empty list means that everything stands. `write` writes what the command line writes, byte for byte: `voorstel.html` (the proposal's page),
# `bellijst.csv` and `.xlsx` (the call lists, with names and telephone numbers, readable by you alone), `niet-gekoppeld.csv` (who is left out), `result.json`.

# %%
print("faults:", result.verify())
for path in result.write("voorstel"):
    print(path)

# %% [markdown]
# ## Your own tables
#
# No files? Two tables will do. Name the columns as the market file does, or say which is which; leave out what you do not know.

# %%
volunteers = pandas.DataFrame(
    {"Code": ["a1", "a2"], "Can": ["facilitation (4); mobility", "evaluation (3)"], "Speaks": ["nl; fr", "nl"], "Groups": [2, 1]}
)
questions = pandas.DataFrame({"Nr": [1, 2, 3], "Needs": ["facilitation (2)", "evaluation", "mobility"], "In": ["fr", "nl", "nl"]})
own = koppel.Market(
    volunteers,
    questions,
    offer_columns={"Code": "id", "Can": "skills", "Speaks": "languages", "Groups": "capacity.max"},
    request_columns={"Nr": "id", "Needs": "needs", "In": "languages"},
)
print(koppel.match(own, language="en").pairs[["request", "offer", "points", "reason"]].to_string(index=False))
