package fr.allset.tacite.termination;

import java.util.Locale;

/** What has become of a quote. */
public enum QuoteStatus {
    /** The client may accept it until it expires. */
    OFFERED("proposé au client"),
    /** The client has accepted; an account manager reviews. */
    ACCEPTED("accepté, à l'examen"),
    DECLINED("décliné par le client"),
    EXPIRED("échu sans réponse"),
    /** The client has accepted another quote for one of the subscriptions. */
    SUPERSEDED("remplacé par un autre devis accepté"),
    /** The termination waits for its effective date. */
    CONFIRMED("confirmé, attend la date d'effet"),
    REFUSED("refusé par le prestataire"),
    CANCELLED("résiliation annulée"),
    /** What it rested on has changed; it must be made again. */
    STALE("périmé, à refaire"),
    /** The subscriptions have ended and the fee is charged. */
    CARRIED_OUT("résiliation exécutée");

    private final String label;

    QuoteStatus(String label) {
        this.label = label;
    }

    /** The state in French words. */
    public String label() {
        return label;
    }

    /** The name in data: {@code carried_out}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
