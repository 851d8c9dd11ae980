package fr.allset.tacite.terms;

import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;

/**
 * What the law around article 5 says to whoever leaves early. Nothing is calculated from it; it is shown beside the calculation, as
 * far as it is in force on the effective date.
 */
public final class LegalNotes {

    private static final String RESOURCE = "/law/early-termination.json";

    /**
     * One rule of law.
     *
     * @param reference where it stands, in French
     * @param text      what it says, in French, continuing the reference after a colon
     * @param from      the first day on which it applies
     */
    public record LegalNote(String reference, String text, LocalDate from) {

        /** The rule as a French sentence. */
        public String sentence() {
            return reference + "\u00a0: " + text;
        }
    }

    private final List<LegalNote> notes;

    private LegalNotes(List<LegalNote> notes) {
        this.notes = notes;
    }

    /**
     * The notes this application was built with.
     *
     * @throws UncheckedIOException if the resource is missing or misspelt
     */
    public static LegalNotes load() {
        return new LegalNotes(List.of(JsonResource.read(RESOURCE, LegalNote[].class)));
    }

    /** The rules that apply on {@code date}, in the order of the resource. */
    public List<LegalNote> inForceOn(LocalDate date) {
        return notes.stream().filter(note -> !note.from().isAfter(date)).toList();
    }
}
