package fr.allset.tacite.changeletter;

import fr.allset.tacite.notification.LetterFile;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the letters about changes by Microsoft are filled with (art. 1). The days that count stand there as they are said: lundi 2 mars
 * 2026, Monday 2 March 2026.
 */
final class ChangeLetterModel {

    private ChangeLetterModel() {}

    /** One change at once. */
    @LetterFile("changeletter/told")
    record Told(@Nullable String contact, Change told) {}

    /** @param toldOn the day of the letter that has not been answered */
    @LetterFile("changeletter/reminder")
    record Reminder(@Nullable String contact, LocalDate toldOn, Change told) {}

    /** @param sections what {@link Section} says of each */
    @LetterFile("changeletter/digest")
    record Digest(@Nullable String contact, LocalDate day, int count, List<InBrief> contents, List<String> sections) {}

    /** One change among those of a digest, in the language of those whom it concerns. */
    @LetterFile("changeletter/digest-section")
    record Section(int number, String underline, Change told) {}

    record InBrief(
            int number,
            String subject,
            boolean cancelled,
            boolean toDo,
            @Nullable String actionBy,
            @Nullable String effectiveOn) {}

    /**
     * What is told of a change.
     *
     * @param toldOn    the day of the letter before; null when this is the first
     * @param daysMoved whether a day that we had named is another one
     * @param wasToDo   what is not to be done any more, of a change that Microsoft has given up
     * @param message   Microsoft's number
     */
    record Change(
            String change,
            int revision,
            String message,
            String title,
            String subject,
            String meaning,
            boolean cancelled,
            @Nullable LocalDate toldOn,
            boolean daysMoved,
            @Nullable Changed changed,
            @Nullable String toDo,
            @Nullable String wasToDo,
            @Nullable String actionBy,
            @Nullable String effectiveOn,
            @Nullable Concerned concerned) {}

    /** What has changed since the letter before. */
    record Changed(
            List<MovedDay> days,
            @Nullable String subjectWas,
            boolean noLongerToDo,
            boolean toDoDiffers,
            boolean textOnly) {}

    /**
     * A day that has moved.
     *
     * @param effect     whether it is the day from which the change holds
     * @param action     whether it is the day until which to act
     * @param microsofts what it is called, when it is one of Microsoft's
     */
    record MovedDay(
            boolean effect,
            boolean action,
            @Nullable String microsofts,
            @Nullable String was,
            @Nullable String now) {}

    /** @param more null when all are named */
    record Concerned(List<Site> sites, @Nullable More more) {}

    record Site(String name, List<Subscribed> subscriptions) {}

    record Subscribed(String number, String components) {}

    record More(int others, int all) {}
}
