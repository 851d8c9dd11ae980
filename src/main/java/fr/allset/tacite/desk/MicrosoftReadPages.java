package fr.allset.tacite.desk;

import fr.allset.tacite.identity.Actor;
import fr.allset.tacite.identity.Role;
import fr.allset.tacite.microsoftfeed.MicrosoftReading;
import fr.allset.tacite.microsoftfeed.ReadOutcome;
import fr.allset.tacite.microsoftfeed.ReadSummary;
import fr.allset.tacite.microsoftfeed.SetAsideItem;
import fr.allset.tacite.microsoftfeed.SetAsideItems;
import fr.allset.tacite.microsoftfeed.Tenant;
import fr.allset.tacite.microsoftfeed.Tenants;
import fr.allset.tacite.typography.FrenchMoment;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Whose feeds at Microsoft are read, how the latest readings went, and what of them a person must look at (art. 1). */
@Controller
@RequestMapping("/bureau/microsoft/lectures")
class MicrosoftReadPages {

    private static final int MOST_ITEMS = 100;

    private final Tenants tenants;
    private final MicrosoftReading reads;
    private final SetAsideItems setAside;

    MicrosoftReadPages(Tenants tenants, MicrosoftReading reads, SetAsideItems setAside) {
        this.tenants = tenants;
        this.reads = reads;
        this.setAside = setAside;
    }

    @GetMapping
    String show(HttpServletRequest request, Model model) {
        var open = setAside.open();
        model.addAttribute("tenants", tenants.all().stream().map(TenantRow::of).toList());
        model.addAttribute("reads", reads.latest().stream().map(ReadRow::of).toList());
        model.addAttribute(
                "items", open.stream().limit(MOST_ITEMS).map(ItemRow::of).toList());
        model.addAttribute("openItems", open.size());
        model.addAttribute("mayRead", request.isUserInRole(Role.PROCESS_OWNER.name()));
        return "desk/microsoft-reads";
    }

    /** Reads all feeds, whether they are due or not. */
    @PostMapping
    String readNow(Actor actor, RedirectAttributes done) {
        reads.askFor(actor.username());
        done.addFlashAttribute("done", "La lecture est demandée\u00a0: elle se fait en arrière-plan.");
        return "redirect:/bureau/microsoft/lectures";
    }

    private static String moment(@Nullable Instant at) {
        return at == null ? "" : FrenchMoment.of(at.truncatedTo(ChronoUnit.MINUTES));
    }

    /** A tenant as it is read. */
    record TenantRow(String id, String name, String owner, String state, String tone, String refusal) {

        static TenantRow of(Tenant tenant) {
            var state = tenant.leftAt() != null
                    ? "N'est plus lu depuis le " + moment(tenant.leftAt())
                    : tenant.refusedSince() != null ? "Accès refusé depuis le " + moment(tenant.refusedSince()) : "Lu";
            return new TenantRow(
                    tenant.id(),
                    tenant.name(),
                    tenant.customer() == null ? "ALLSET SAS" : "Client " + tenant.customer(),
                    state,
                    tenant.leftAt() != null ? "" : tenant.refusedSince() != null ? "bad" : "good",
                    tenant.refusal() == null ? "" : tenant.refusal());
        }
    }

    /** A reading as it is read. */
    record ReadRow(
            String tenant,
            String feed,
            String startedAt,
            String endedAt,
            int pages,
            int items,
            int news,
            int setAside,
            String outcome,
            String tone,
            String reason) {

        static ReadRow of(ReadSummary read) {
            var outcome = read.outcome();
            return new ReadRow(
                    read.tenantName(),
                    read.feed().label(),
                    moment(read.startedAt()),
                    moment(read.endedAt()),
                    read.pages(),
                    read.items(),
                    read.news(),
                    read.setAside(),
                    outcome == null ? "en cours" : outcome.label(),
                    outcome == null ? "" : outcome == ReadOutcome.COMPLETE ? "good" : "bad",
                    read.reason() == null ? "" : read.reason());
        }
    }

    /** Something that could not be read. */
    record ItemRow(long id, String tenant, String feed, String item, String at, String reason, String content) {

        static ItemRow of(SetAsideItem item) {
            return new ItemRow(
                    item.id(),
                    item.tenantName(),
                    item.feed().label(),
                    item.itemId() == null ? "sans numéro" : item.itemId(),
                    moment(item.setAsideAt()),
                    item.reason(),
                    item.content());
        }
    }
}
