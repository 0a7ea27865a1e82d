#pragma once
// Every rule of the house; the file of a rule bears its name.
#include "house.h"

namespace house {

Findings api_size(House const& house);
Findings avoided_words(House const& house);
Findings context_rooms(House const& house);
Findings decisions(House const& house);
Findings doc_links(House const& house);
Findings door_size(House const& house);
Findings file_size(House const& house);
Findings function_size(House const& house);
Findings glossary_entities(House const& house);
Findings housekeeping(House const& house);
Findings includes(House const& house);
Findings keepers(House const& house);
Findings map_order(House const& house);
Findings no_drawers(House const& house);
Findings no_machine_paths(House const& house);
Findings no_parent_includes(House const& house);
Findings one_clock(House const& house);
Findings own_tables(House const& house);
Findings pure_engine(House const& house);
Findings sql_stays(House const& house);
Findings text_keys(House const& house);
Findings text_languages(House const& house);
Findings three_actors(House const& house);

}  // namespace house
