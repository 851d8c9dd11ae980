package fr.allset.tacite.renewal;

import fr.allset.tacite.problem.Refusal;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How a notice of non-renewal has arrived. */
public enum NonRenewalChannel {
    REGISTERED_LETTER("lettre recommandée"),
    LETTER("lettre simple"),
    EMAIL("courrier électronique"),
    HAND_DELIVERED("remise en main propre"),
    /** Stated by the customer's own login; the login is the evidence. */
    PORTAL("espace client");

    private final String label;

    NonRenewalChannel(String label) {
        this.label = label;
    }

    /** In French, after « par ». */
    public String label() {
        return label;
    }

    /** The name in data: {@code registered_letter}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws Refusal when there is none of that name */
    static NonRenewalChannel of(@Nullable String code) {
        return Arrays.stream(values())
                .filter(channel -> channel.code().equals(code))
                .findFirst()
                .orElseThrow(() -> Refusal.unreadable("channel-unknown", "channel", String.valueOf(code)));
    }
}
