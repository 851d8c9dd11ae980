package fr.allset.tacite.changeregister;

import fr.allset.tacite.change.CountingDay;
import fr.allset.tacite.subscription.Component;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A day of a change in the calendar: whole, Europe/Paris.
 *
 * @param daysBefore of {@link Kind#COUNTDOWN}, how many days before the one until which to act; otherwise 0
 * @param revision   the text that holds; it counts the writings of the event
 * @param messageId  Microsoft's number of the message
 * @param title      what customers read, or Microsoft's as long as nobody has assessed it
 * @param toDo       what customers are asked to do; null when nothing
 * @param cancelled  Microsoft has given the change up: the day is the one that customers know
 * @param audience   the number of the customer whose own tenant counts for it; empty: all whom the reseller's tenant counts for
 * @param customers  how many were told; 0 when nobody has been yet
 * @param answered   how many of them have answered
 * @param firstNames of the customers, in their order; not all when they are many, none for a client
 * @param statedAt   when the day was stated, or read
 */
public record ChangeDay(
        LocalDate day,
        Kind kind,
        int daysBefore,
        String change,
        int revision,
        String messageId,
        String title,
        @Nullable String toDo,
        Set<Component> components,
        boolean cancelled,
        String audience,
        long customers,
        long answered,
        List<String> firstNames,
        Instant statedAt) {

    /** What is on the day. */
    public enum Kind {
        ACTION("action", "Dernier jour pour agir"),
        EFFECT("effect", "Prise d'effet"),
        /** Customers who have not answered are gone after. */
        COUNTDOWN("countdown", "Relance des clients sans réponse"),
        MICROSOFT_ACTION("microsoft-action", "Date limite d'action selon Microsoft, à évaluer"),
        MICROSOFT_END("microsoft-end", "Fin de publication par Microsoft, à évaluer");

        private final String code;
        private final String label;

        Kind(String code, String label) {
            this.code = code;
            this.label = label;
        }

        /** As programs read it. */
        public String code() {
            return code;
        }

        /** In French. */
        public String label() {
            return label;
        }

        static Kind of(CountingDay.Kind kind) {
            return switch (kind) {
                case ACTION -> ACTION;
                case EFFECT -> EFFECT;
                case MICROSOFT_ACTION -> MICROSOFT_ACTION;
                case MICROSOFT_END -> MICROSOFT_END;
            };
        }
    }

    public ChangeDay {
        components = Set.copyOf(components);
        firstNames = List.copyOf(firstNames);
    }

    /** The same for the same event at each writing, wherever its day has moved. */
    public String uid() {
        return kind.code() + (kind == Kind.COUNTDOWN ? "-" + daysBefore : "") + "." + change
                + (audience.isEmpty() ? "" : "." + audience) + "@tacite.allset.example";
    }

    /** How many of the customers told have not answered. */
    public long unanswered() {
        return customers - answered;
    }
}
