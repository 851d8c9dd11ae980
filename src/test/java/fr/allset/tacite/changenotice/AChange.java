package fr.allset.tacite.changenotice;

import fr.allset.tacite.changenotice.AssessmentRequest.Words;
import fr.allset.tacite.microsoftfeed.Announcements;
import fr.allset.tacite.microsoftfeed.Tenants;
import fr.allset.tacite.subscription.Component;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;

/** A change as a test tells it: Microsoft shows it in a tenant, a person assesses it, a second one approves, customers are told. */
@TestComponent
public class AChange {

    public static final String RESELLER = "allset";

    private final Announcements announcements;
    private final Tenants tenants;
    private final Changes changes;
    private final ChangeNotices notices;
    private long read;

    AChange(Announcements announcements, Tenants tenants, Changes changes, ChangeNotices notices) {
        this.announcements = announcements;
        this.tenants = tenants;
        this.changes = changes;
        this.notices = notices;
    }

    /** In the reseller's tenant. */
    public String shown(AnAnnouncement announcement) {
        tenants.put(RESELLER, "ALLSET SAS", null);
        return shownIn(RESELLER, announcement);
    }

    /** In a customer's own tenant. */
    public String shownTo(String customer, AnAnnouncement announcement) {
        tenants.put("tenant-" + customer, "Locataire de " + customer, customer);
        return shownIn("tenant-" + customer, announcement);
    }

    private String shownIn(String tenant, AnAnnouncement announcement) {
        announcements.record(tenant, ++read, List.of(announcement.text()));
        return changes.ofMessage(announcement.text().id()).map(MicrosoftChange::number).orElse("");
    }

    /** @param actionBy null: nothing is asked of them */
    public static AssessmentRequest informing(String subject, @Nullable LocalDate actionBy) {
        return AssessmentRequest.informing(Set.of(Component.EXCHANGE_ONLINE),
                new Words(subject, "Les anciens logiciels de messagerie ne se connectent plus.",
                        actionBy == null ? null : "Mettre à jour les postes qui ont encore Outlook 2010."),
                new Words(subject + " (EN)", "Old mail clients no longer connect.", actionBy == null ? null : "Update the machines."),
                LocalDate.of(2027, 1, 15), actionBy, false, true);
    }

    /** Microsoft does not do it after all. */
    public static AssessmentRequest givenUp(String subject) {
        return AssessmentRequest.informing(Set.of(Component.EXCHANGE_ONLINE), new Words(subject, "Microsoft renonce.", null),
                new Words(subject + " (EN)", "Microsoft gives it up.", null), null, null, true, true);
    }

    /** Assessed, approved where a second person must look, and told to all whom it concerns. */
    public void told(String number, int revision, AssessmentRequest stated) {
        changes.assess(number, revision, stated, false, "gestionnaire");
        if (stated.asksToAct()) {
            changes.review(number, revision, true, null, "relectrice");
        }
        var after = "";
        ChangeNotices.Progress progress;
        do {
            progress = notices.tell(number, revision, after);
            after = progress.upTo();
        } while (progress.more());
        changes.told(number, revision, progress.told());
    }

    public void withoutNotice(String number, int revision, String reason) {
        changes.assess(number, revision, AssessmentRequest.withoutNotice(reason, Set.of()), false, "gestionnaire");
    }

    public void answered(String number, int revision, String customer, String words) {
        notices.acknowledge(number, revision, customer, Acknowledgement.Through.MAIL, "anne@" + customer.toLowerCase(Locale.ROOT) + ".example", words);
    }
}
