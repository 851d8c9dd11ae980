package fr.allset.tacite.changeletter;

import fr.allset.tacite.change.AnAnnouncement;
import fr.allset.tacite.change.AssessmentRequest;
import fr.allset.tacite.change.AssessmentRequest.Words;
import fr.allset.tacite.change.ChangeHandling;
import fr.allset.tacite.change.MicrosoftChange;
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
    private final ChangeHandling changeHandling;
    private final ChangeCommunication notices;
    private long read;

    AChange(Announcements announcements, Tenants tenants, ChangeHandling changeHandling, ChangeCommunication notices) {
        this.announcements = announcements;
        this.tenants = tenants;
        this.changeHandling = changeHandling;
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
        return changeHandling
                .ofMessage(announcement.text().id())
                .map(MicrosoftChange::number)
                .orElse("");
    }

    /** @param actionBy null: nothing is asked of them */
    public static AssessmentRequest informing(String subject, @Nullable LocalDate actionBy) {
        return AssessmentRequest.informing(
                Set.of(Component.EXCHANGE_ONLINE),
                new Words(
                        subject,
                        "Les anciens logiciels de messagerie ne se connectent plus.",
                        actionBy == null ? null : "Mettre à jour les postes qui ont encore Outlook 2010."),
                new Words(
                        subject + " (EN)",
                        "Old mail clients no longer connect.",
                        actionBy == null ? null : "Update the machines."),
                LocalDate.of(2027, 1, 15),
                actionBy,
                false,
                true);
    }

    /** Microsoft does not do it after all. */
    public static AssessmentRequest givenUp(String subject) {
        return AssessmentRequest.informing(
                Set.of(Component.EXCHANGE_ONLINE),
                new Words(subject, "Microsoft renonce.", null),
                new Words(subject + " (EN)", "Microsoft gives it up.", null),
                null,
                null,
                true,
                true);
    }

    /** Assessed, approved where a second person must look, and told to all whom it concerns. */
    public void told(String number, int revision, AssessmentRequest stated) {
        changeHandling.assess(number, revision, stated, false, "gestionnaire");
        if (stated.asksToAct()) {
            changeHandling.review(number, revision, true, null, "relectrice");
        }
        var after = "";
        ChangeCommunication.Progress progress;
        do {
            progress = notices.tell(number, revision, after);
            after = progress.upTo();
        } while (progress.more());
        changeHandling.told(number, revision, progress.told());
    }

    /** Somebody has gone after those who have not answered, and wants them written to. */
    /** Somebody asks for a letter to those who have not answered. */
    public void reminderAsked(String number, int revision) {
        notices.followUp(number, revision, List.of(), null, true, "gestionnaire");
    }

    public void withoutNotice(String number, int revision, String reason) {
        changeHandling.assess(
                number, revision, AssessmentRequest.withoutNotice(reason, Set.of()), false, "gestionnaire");
    }

    public void answered(String number, int revision, String customer, String words) {
        notices.acknowledge(
                number,
                revision,
                customer,
                Acknowledgement.Through.MAIL,
                "anne@" + customer.toLowerCase(Locale.ROOT) + ".example",
                words);
    }
}
