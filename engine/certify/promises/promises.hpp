// The built-in promises, each in the file of its name; promises.cpp lists them.
#pragma once

#include "certify/promises.hpp"

namespace koppel::certify {

extern const PromiseCheck generous_maximum;
extern const PromiseCheck greedy_maximum;
extern const PromiseCheck max_cardinality;
extern const PromiseCheck max_cardinality_max_weight;
extern const PromiseCheck max_served_max_weight;
extern const PromiseCheck max_weight;
extern const PromiseCheck min_cost_perfect;
extern const PromiseCheck rank_maximal;

}  // namespace koppel::certify
