package fr.allset.tacite.termination;

import java.util.Locale;

/** Why nothing is owed for a termination. */
public enum Waiver {

    /** The service has not begun (T15). */
    BEFORE_START("la Date de Mise en Service n'est pas atteinte : aucune période n'a commencé"),
    /** The provider's own breach ends the contract (T14). */
    PROVIDER_BREACH("la résiliation est due à un manquement du Prestataire"),
    /** Force majeure ends the contract (T14). */
    FORCE_MAJEURE("la résiliation est due à un cas de force majeure"),
    /** A non-renewal notice was given in time: the service ends at the term. */
    NON_RENEWAL("la reconduction a été dénoncée à temps : le Service a pris fin à son terme"),
    /** A non-professional was renewed without being told in time (art. L215-1 and L215-3 of the consumer code). */
    UNINFORMED(
            "le Client n'a pas été informé à temps de sa faculté de refuser cette reconduction (code de la consommation, art. L215-1 "
                    + "et L215-3) : il peut mettre fin à tout moment au Service ainsi reconduit"),
    /** The contract ends at its term, under the reading that this is no early termination (T07). */
    TERM("le Service prend fin au terme d'une période");

    private final String reason;

    Waiver(String reason) {
        this.reason = reason;
    }

    /** The name in data: {@code provider_breach}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The reason as a French sentence. */
    public String explanation() {
        return "Aucuns Frais de Résiliation Anticipée : " + reason + ".";
    }
}
