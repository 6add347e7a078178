// The built-in strategies, each in the file of its name; catalogue.cpp lists them.
#pragma once

#include "solve/strategy.hpp"

namespace koppel {

extern const Strategy generous_maximum;
extern const Strategy greedy_maximum;
extern const Strategy max_cardinality;
extern const Strategy max_cardinality_max_weight;
extern const Strategy max_served_max_weight;
extern const Strategy max_weight;
extern const Strategy min_cost_perfect;
extern const Strategy rank_maximal;

}  // namespace koppel
