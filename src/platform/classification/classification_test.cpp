// A marking is found however it is set out; a word in a sentence is none.
#include "platform/classification.h"

#include <gtest/gtest.h>

namespace varn::classification {
namespace {

TEST(Classification, a_heading_a_label_or_brackets_are_a_marking) {
    for (auto const* text :
         {"HEMLIG", "  *** HEMLIG ***", "# HEMLIG", "— HEMLIG —", "HEMLIG/SECRET", "HEMLIG: reservkraften",
          "HEMLIG. Reservkraften räcker sex timmar.", "HEMLIG (2 kap. 5 § säkerhetsskyddslagen)",
          "Reservkraften räcker sex timmar. (HEMLIG)", "[HEMLIG] Reservkraft", "Rubrik\nHEMLIG\nText",
          "Rubrik\r\nHEMLIG\r\n", "Säkerhetsskyddsklass: hemlig", "säkerhetsskyddsklass = Hemlig",
          "NATO SECRET"}) {
        EXPECT_EQ(marked_with(text), SecurityClass::secret) << text;
    }
    EXPECT_EQ(marked_with("BEGRÄNSAT HEMLIG"), SecurityClass::restricted);
    EXPECT_EQ(marked_with("SÄKERHETSSKYDDSKLASS: begränsat hemlig"), SecurityClass::restricted);
    EXPECT_EQ(marked_with("KONFIDENTIELL – bilaga 2"), SecurityClass::confidential);
    EXPECT_EQ(marked_with("KVALIFICERAT HEMLIG"), SecurityClass::top_secret);
    EXPECT_EQ(marked_with("(KONFIDENTIELL)\n(KVALIFICERAT HEMLIG)"), SecurityClass::top_secret)
        << "the highest";
}

TEST(Classification, a_word_in_a_sentence_is_no_marking) {
    for (auto const* text :
         {"", "En hemlig uppgift röjs.", "Hemlig", "HEMLIGA UTLÅTANDEN",
          "Konfidentiell information hanteras i Värn.", "HEMLIG information får inte finnas här.",
          "Handlingar som är HEMLIG eller högre förvaras hos Must.",
          "Uppgifter i säkerhetsskyddsklassen hemlig eller högre",
          "Säkerhetsskyddsklasser: hemlig, konfidentiell",
          "Säkerhetsskyddsklassificering (begränsat hemlig och uppåt) sker hos säkerhetsskyddschefen",
          "Sekretess enligt OSL 18:13", "OHEMLIG", "(hemlig)", "Säkerhetsskyddsklass: ingen"}) {
        EXPECT_FALSE(marked_with(text)) << text;
    }
}

}  // namespace
}  // namespace varn::classification
