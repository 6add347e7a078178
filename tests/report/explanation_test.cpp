#include "report/explanation.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/shown.hpp"

namespace koppel::report {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

// m1 (one place) is the only one who facilitates; it knows the theme of r1 (20 points) and not that of r2; nobody can fly.
class Explanations : public testing::Test {
 protected:
  Explanations() {
    small_.offer("m1", [](Offer& offer) {
      offer.label = "broker in Noord";
      offer.skills = {{"facilitation", 3}};
      offer.themes = {"mobility"};
    });
    small_.offer("m2");
    small_.request("r1", [](Request& request) {
      request.needs = {{"facilitation", 2, true}};
      request.themes = {"mobility"};
    });
    small_.request("r2", [](Request& request) {
      request.needs = {{"facilitation", 2, true}};
      request.themes = {"safety"};
    });
    small_.request("r3", [](Request& request) { request.needs = {{"flying", 3, true}}; });
    shown_ = std::make_unique<test::Shown>(small_.walk());
  }
  [[nodiscard]] Context context(Language language, bool pseudonyms = false) const {
    return shown_->context(language, pseudonyms);
  }
  [[nodiscard]] OfferId offer(const char* id) const { return shown_->walked.offer(id); }
  [[nodiscard]] RequestId request(const char* id) const { return shown_->walked.request(id); }

  test::SmallMarket small_;
  std::unique_ptr<test::Shown> shown_;
};

TEST_F(Explanations, AServedRequestIsToldByWhomAndWhy) {
  const std::string text = explain_request(context(Language::en), request("r1"));
  EXPECT_THAT(text, AllOf(HasSubstr("m1 (broker in Noord) is proposed for r1."), HasSubstr("facilitation (level 3)")));
  EXPECT_THAT(explain_request(context(Language::en, true), request("r1")), Not(HasSubstr("Noord")));
}

TEST_F(Explanations, AnUnservedRequestIsToldWhyAndWhatWouldHelp) {
  EXPECT_THAT(explain_request(context(Language::nl), request("r2")),
              AllOf(HasSubstr("Voor r2 is er nog niemand."), HasSubstr("Tekort: 2 verzoeken"), HasSubstr("m1")));
  EXPECT_THAT(explain_request(context(Language::fr), request("r3")), HasSubstr("Il n'y a encore personne pour r3."));
}

TEST_F(Explanations, AnOfferIsToldWhatItIsProposedForOrWhyNot) {
  EXPECT_THAT(explain_offer(context(Language::en), offer("m1")), HasSubstr("is proposed for r1."));
  EXPECT_EQ(explain_offer(context(Language::en), offer("m2")), "m2 is not proposed: fits no request.\n");
}

TEST_F(Explanations, APairThatIsPossibleIsToldItsExactCost) {
  const std::string text = explain_pair(context(Language::en), offer("m1"), request("r2"));
  EXPECT_THAT(text,
              AllOf(HasSubstr("can help r2, but is not proposed for it."), HasSubstr("requests served 0, points -20."),
                    HasSubstr("would go: m1 – r1."), HasSubstr("would come: m1 – r2.")));
}

TEST_F(Explanations, APairThatBreaksARuleIsToldWhich) {
  EXPECT_THAT(explain_pair(context(Language::en), offer("m2"), request("r1")),
              AllOf(HasSubstr("m2 cannot help r1:"), HasSubstr("level 2")));
  EXPECT_THAT(explain_pair(context(Language::en), offer("m1"), request("r1")), HasSubstr("is proposed for"));
}

}  // namespace
}  // namespace koppel::report
