package fr.allset.tacite.change;

import fr.allset.tacite.microsoftfeed.Announcement;
import fr.allset.tacite.time.ContractTime;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message of Microsoft's. Unless said otherwise it is MC100001, a major change of Exchange Online, published since 1 November 2026 for
 * a year, that asks nothing.
 */
public record AnAnnouncement(Announcement text) {

    public static AnAnnouncement major() {
        return new AnAnnouncement(new Announcement(
                "MC100001",
                "Exchange Online: basic authentication",
                "planforchange",
                "normal",
                List.of("Admin impact"),
                List.of("Exchange Online"),
                true,
                null,
                at(LocalDate.of(2026, 11, 1)),
                at(LocalDate.of(2027, 11, 1)),
                null,
                "html",
                "<p>Basic authentication is switched off.</p>"));
    }

    /** Noon of that day in Paris. */
    private static Instant at(LocalDate day) {
        return day.atTime(12, 0).atZone(ContractTime.ZONE).toInstant();
    }

    public AnAnnouncement numbered(String id) {
        return new AnAnnouncement(new Announcement(
                id,
                text.title(),
                text.category(),
                text.severity(),
                text.tags(),
                text.services(),
                text.major(),
                text.actionBy(),
                text.startsAt(),
                text.endsAt(),
                text.modifiedAt(),
                text.bodyType(),
                text.body()));
    }

    public AnAnnouncement entitled(String title) {
        return new AnAnnouncement(new Announcement(
                text.id(),
                title,
                text.category(),
                text.severity(),
                text.tags(),
                text.services(),
                text.major(),
                text.actionBy(),
                text.startsAt(),
                text.endsAt(),
                text.modifiedAt(),
                text.bodyType(),
                text.body()));
    }

    public AnAnnouncement saying(String body) {
        return new AnAnnouncement(new Announcement(
                text.id(),
                text.title(),
                text.category(),
                text.severity(),
                text.tags(),
                text.services(),
                text.major(),
                text.actionBy(),
                text.startsAt(),
                text.endsAt(),
                text.modifiedAt(),
                text.bodyType(),
                body));
    }

    public AnAnnouncement calledMajor(@Nullable Boolean major) {
        return new AnAnnouncement(new Announcement(
                text.id(),
                text.title(),
                text.category(),
                text.severity(),
                text.tags(),
                text.services(),
                major,
                text.actionBy(),
                text.startsAt(),
                text.endsAt(),
                text.modifiedAt(),
                text.bodyType(),
                text.body()));
    }

    public AnAnnouncement tagged(String... tags) {
        return new AnAnnouncement(new Announcement(
                text.id(),
                text.title(),
                text.category(),
                text.severity(),
                List.of(tags),
                text.services(),
                text.major(),
                text.actionBy(),
                text.startsAt(),
                text.endsAt(),
                text.modifiedAt(),
                text.bodyType(),
                text.body()));
    }

    public AnAnnouncement about(String... services) {
        return new AnAnnouncement(new Announcement(
                text.id(),
                text.title(),
                text.category(),
                text.severity(),
                text.tags(),
                List.of(services),
                text.major(),
                text.actionBy(),
                text.startsAt(),
                text.endsAt(),
                text.modifiedAt(),
                text.bodyType(),
                text.body()));
    }

    public AnAnnouncement ofSeverity(String severity) {
        return new AnAnnouncement(new Announcement(
                text.id(),
                text.title(),
                text.category(),
                severity,
                text.tags(),
                text.services(),
                text.major(),
                text.actionBy(),
                text.startsAt(),
                text.endsAt(),
                text.modifiedAt(),
                text.bodyType(),
                text.body()));
    }

    /** @param actionBy the day until which to act; null: nothing is asked */
    public AnAnnouncement toActBy(@Nullable LocalDate actionBy) {
        return new AnAnnouncement(new Announcement(
                text.id(),
                text.title(),
                text.category(),
                text.severity(),
                text.tags(),
                text.services(),
                text.major(),
                actionBy == null ? null : at(actionBy),
                text.startsAt(),
                text.endsAt(),
                text.modifiedAt(),
                text.bodyType(),
                text.body()));
    }

    /** @param last the last day of its publication; null: none is set */
    public AnAnnouncement shownUntil(@Nullable LocalDate last) {
        return new AnAnnouncement(new Announcement(
                text.id(),
                text.title(),
                text.category(),
                text.severity(),
                text.tags(),
                text.services(),
                text.major(),
                text.actionBy(),
                text.startsAt(),
                last == null ? null : at(last),
                text.modifiedAt(),
                text.bodyType(),
                text.body()));
    }
}
