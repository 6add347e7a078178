// koppel: couples what people offer to what people ask for, exactly, with a proof and with reasons.
//
// Two questions, each one function:
//
//   propose(inputs, options, observer)          -> Walked    who with whom, with the proof and the reasons
//   judge(inputs, result, options, observer)    -> Judged    does a result stand, of this very input
//
// They are made of steps that can be called alone, each a function in one room:
//
//   io::load(files)                        -> Loaded    draft, profile, vocabularies, decisions; market_in_memory(text) without files
//   check(draft, profile, vocabularies)    -> Checked   a market, or every finding at once
//   weigh(market, setting)                 -> Weighed   candidate pairs with integer weights and their reasons
//   pose(strategy, instance, weights)      -> Problem   the instance under the goal that the strategy stands for
//   strategy.solve(problem)                -> Solved    a matching, a status, a certificate
//   describe(market, setting, weighed, …)  -> Plan      why, why not, who else; moments are chosen before (choose_moments)
//   to_result(…), verify_result(…)         -> Verdict   the independent check of the result as it will be written
//   report::…(plan), io::write_files(…)    -> bytes
//
// engine/README.md draws the rooms and the arrows between them.
#pragma once

#include "base/version.hpp"
#include "certify/promises.hpp"
#include "certify/verify.hpp"
#include "certify/verify_result.hpp"
#include "explain/describe.hpp"
#include "io/formats/result_json.hpp"
#include "io/inputs/load.hpp"
#include "model/check.hpp"
#include "moments/moments.hpp"
#include "pairing/weigh.hpp"
#include "report/report.hpp"
#include "solve/solve.hpp"
#include "solve/strategy.hpp"
#include "walk/files/inputs.hpp"
#include "walk/files/output_files.hpp"
#include "walk/judge.hpp"
#include "walk/market.hpp"
#include "walk/observer.hpp"
#include "walk/propose.hpp"
#include "walk/walk.hpp"
