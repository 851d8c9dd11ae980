package fr.allset.tacite.lifecycle;

import java.util.Collection;
import java.util.List;
import java.util.Set;

/** What the engine runs for a dossier, by its business key: the number of a subscription, a quote, a notice of non-renewal, a set-up. */
public interface Dossiers {

    /** The letters' process, whose business keys are ids and no numbers. */
    String LETTERS = "send-notice";

    /**
     * What runs, longest running first, and then what has ended last.
     *
     * @param letters ids of notices whose sending is of interest too
     */
    List<DossierProcess> of(Collection<String> businessKeys, Collection<String> letters);

    /** Those of the business keys for which an instance of a process runs. */
    Set<String> running(Collection<String> businessKeys);
}
