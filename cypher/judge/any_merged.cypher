// Is any entity merged?
// returns any
RETURN EXISTS { (:Merged) } AS any
