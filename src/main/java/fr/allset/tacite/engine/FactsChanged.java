package fr.allset.tacite.engine;

import fr.allset.tacite.problem.Refusal;
import java.util.LinkedHashMap;
import java.util.Map;

/** Somebody has decided on what does not stand any more. */
class FactsChanged extends Refusal {

    private static final long serialVersionUID = 1;

    private final transient Map<String, Object> typed;

    /**
     * @param changes what was shown and what stands now, in French
     * @param typed   the fields of the form
     */
    FactsChanged(String changes, Map<String, Object> typed) {
        super(Kind.CONFLICT, "facts-changed", null, changes);
        this.typed = new LinkedHashMap<>(typed);
    }

    Map<String, Object> typed() {
        return typed;
    }
}
