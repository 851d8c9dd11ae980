package fr.allset.tacite.failure;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a failure came to be known (art. 3: « e-mail », « via le site Internet », « par téléphone », or detected by the reseller). */
public enum NotificationChannel {
    EMAIL("par courrier électronique"),
    WEB("par le site Internet"),
    TELEPHONE("par téléphone"),
    DETECTED("détectée par ALLSET SAS");

    /** Whose notification it is (art. 3: « détecté par ALLSET SAS ou … signalé par le Client »). */
    public enum Source {
        CLIENT,
        PROVIDER
    }

    private final String label;

    NotificationChannel(String label) {
        this.label = label;
    }

    /** The channel whose code is {@code code}. */
    public static Optional<NotificationChannel> of(String code) {
        return Arrays.stream(values())
                .filter(channel -> channel.code().equals(code))
                .findFirst();
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** In French, as in "signalée par téléphone". */
    public String label() {
        return label;
    }

    /** Whose notification it makes: what the reseller has detected is not the customer's (D04). */
    public Source source() {
        return this == DETECTED ? Source.PROVIDER : Source.CLIENT;
    }
}
