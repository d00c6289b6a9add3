(section) @fold
(table) @fold
