package fr.allset.tacite.changeregister;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.allset.tacite.change.Changes;
import fr.allset.tacite.change.MicrosoftChange;
import fr.allset.tacite.changeletter.ChangeNotice;
import fr.allset.tacite.changeletter.ChangeNotices;
import fr.allset.tacite.identity.Actor;
import fr.allset.tacite.microsoftfeed.AnnouncementVersion;
import fr.allset.tacite.microsoftfeed.Announcements;
import fr.allset.tacite.microsoftfeed.Tenant;
import fr.allset.tacite.microsoftfeed.Tenants;
import fr.allset.tacite.notification.Notices;
import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.subscription.Customer;
import fr.allset.tacite.subscription.Customers;
import fr.allset.tacite.subscription.Subscription;
import fr.allset.tacite.subscription.Subscriptions;
import fr.allset.tacite.text.Sha256;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What can be produced in court of what a customer was told of a change (art. 1). Only reads. */
@Service
@Transactional(readOnly = true)
public class ChangeProofInquiry {

    private final JdbcClient jdbc;
    private final Changes changes;
    private final ChangeNotices told;
    private final Announcements announcements;
    private final Tenants tenants;
    private final Customers customers;
    private final Subscriptions subscriptions;
    private final Notices notices;
    private final ObjectMapper json;
    private final Clock clock;

    ChangeProofInquiry(
            JdbcClient jdbc,
            Changes changes,
            ChangeNotices told,
            Announcements announcements,
            Tenants tenants,
            Customers customers,
            Subscriptions subscriptions,
            Notices notices,
            ObjectMapper json,
            Clock clock) {
        this.jdbc = jdbc;
        this.changes = changes;
        this.told = told;
        this.announcements = announcements;
        this.tenants = tenants;
        this.customers = customers;
        this.subscriptions = subscriptions;
        this.notices = notices;
        this.json = json;
        this.clock = clock;
    }

    /**
     * For the staff also of a customer that was not told, which proves why not; for a client of what it was told itself.
     *
     * @throws Refusal {@code unknown-change}, {@code unknown-customer}; for a client the former alone, whatever it may not see
     */
    public ProvenChange of(String change, String customer, Actor actor) {
        var found = changes.find(change).orElseThrow(() -> Refusal.notFound("unknown-change", change));
        var notices = told.of(change, customer);
        if (actor.customerNumber().isPresent()
                && (!actor.maySee(customer) || notices.stream().noneMatch(notice -> notice.notice() != null))) {
            throw Refusal.notFound("unknown-change", change);
        }
        var party = customers.find(customer).orElseThrow(() -> Refusal.notFound("unknown-customer", customer));
        return proven(document(found, party, notices), actor);
    }

    private ChangeProof document(MicrosoftChange change, Customer customer, List<ChangeNotice> notices) {
        var shown = tenants.all().stream()
                .filter(tenant -> tenant.customer() == null || tenant.customer().equals(customer.number()))
                .toList();
        var named = notices.stream()
                .flatMap(notice -> notice.subscriptions().stream())
                .distinct()
                .toList();
        return ChangeProof.of(
                change,
                customer,
                shown,
                versions(change, shown),
                changes.revisions(change.number()),
                changes.assessments(change.number()),
                notices,
                letters(change, customer),
                subscriptions.findAll(named).stream()
                        .collect(Collectors.toMap(Subscription::number, subscription -> subscription)),
                jdbc.sql(
                                "select distinct revision from change_notice where change_number = :change and replaced_at is null")
                        .param("change", change.number())
                        .query(Integer.class)
                        .list());
    }

    private List<AnnouncementVersion> versions(MicrosoftChange change, List<Tenant> shown) {
        return shown.stream()
                .flatMap(tenant -> announcements.versions(tenant.id(), change.messageId()).stream())
                .sorted(Comparator.comparing(AnnouncementVersion::recordedAt)
                        .thenComparing(AnnouncementVersion::tenant)
                        .thenComparing(AnnouncementVersion::version))
                .toList();
    }

    /** Those about the change, and the digests that tell it. */
    private List<ChangeProof.Sent> letters(MicrosoftChange change, Customer customer) {
        var ids = jdbc.sql("""
                        select l.id from notice l where l.customer_number = :customer and (l.about = :change or l.id in (
                            select n.notice_id from change_notice n where n.customer_number = :customer and n.change_number = :change))
                        order by l.id""")
                .param("customer", customer.number())
                .param("change", change.number())
                .query(Long.class)
                .list();
        var returns = returns(ids);
        return ids.stream()
                .map(id -> new ChangeProof.Sent(
                        notices.find(id).orElseThrow(), notices.attachments(id), returns.getOrDefault(id, List.of())))
                .toList();
    }

    private Map<Long, List<ChangeProof.Return>> returns(List<Long> letters) {
        var returns = new HashMap<Long, List<ChangeProof.Return>>();
        notices.bouncesOf(letters)
                .forEach(bounce -> returns.computeIfAbsent(bounce.notice(), id -> new ArrayList<>())
                        .add(new ChangeProof.Return(
                                bounce.sentAt(),
                                bounce.returnedAt(),
                                bounce.status(),
                                bounce.recipient(),
                                bounce.diagnostic())));
        return returns;
    }

    private ProvenChange proven(ChangeProof document, Actor actor) {
        var now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        try {
            var canonical = json.writeValueAsString(document);
            var sha256 = Sha256.of(canonical);
            return new ProvenChange(
                    document,
                    canonical,
                    sha256,
                    "{\"document\":" + canonical + ",\n\"sha256\":\"" + sha256 + "\",\n\"generated\":{\"at\":\"" + now
                            + "\",\"by\":" + json.writeValueAsString(actor.username()) + "}}\n",
                    now,
                    actor.username());
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
