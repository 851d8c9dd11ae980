package fr.allset.tacite.servicecredit.process;

import fr.allset.tacite.money.Euros;
import fr.allset.tacite.money.VatRate;
import fr.allset.tacite.servicecredit.CreditDocument.Applied;
import fr.allset.tacite.servicecredit.CreditDocument.Calculation;
import fr.allset.tacite.servicecredit.CreditHandling;
import fr.allset.tacite.servicecredit.CreditHandling.Review;
import fr.allset.tacite.servicecredit.CreditProposal;
import fr.allset.tacite.servicecredit.CreditRequest;
import fr.allset.tacite.servicecredit.CreditWording;
import fr.allset.tacite.servicecredit.IssueDay;
import fr.allset.tacite.servicecredit.PlannedIssue;
import fr.allset.tacite.servicecredit.UndecidedAmount;
import fr.allset.tacite.servicecredit.process.CreditRows.NoteRow;
import fr.allset.tacite.servicecredit.process.ServiceCreditView.UsageRow;
import fr.allset.tacite.subscription.SubscriptionDiary;
import fr.allset.tacite.subscription.Subscriptions;
import fr.allset.tacite.terms.TermsCatalogue;
import fr.allset.tacite.typography.FrenchDay;
import fr.allset.tacite.typography.FrenchMoment;
import fr.allset.tacite.typography.FrenchMonth;
import fr.allset.tacite.typography.Sentence;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What the form shows of a request under review: the calculation that is kept with it, which is the one that would be issued. */
@Component
class ServiceCreditForms {

    private static final String PERCENT = "\u00a0%";
    private static final int LONGEST_HISTORY = 3500;

    private final CreditHandling credits;
    private final Subscriptions subscriptions;
    private final SubscriptionDiary diary;
    private final TermsCatalogue terms;

    ServiceCreditForms(
            CreditHandling credits, Subscriptions subscriptions, SubscriptionDiary diary, TermsCatalogue terms) {
        this.credits = credits;
        this.subscriptions = subscriptions;
        this.diary = diary;
        this.terms = terms;
    }

    ServiceCreditView view(String number) {
        var review = credits.review(number);
        var request = review.request();
        var calculation = review.calculation();
        var subscription = subscriptions.find(request.subscription()).orElseThrow();
        var customer = subscription.customer();
        var amount = review.change().amount();
        var proposal = credits.lastProposal(number);
        var vatRate = credits.vatRate(calculation);
        var vat = vatRate.on(amount);
        return new ServiceCreditView(
                request.number(),
                customer.name(),
                customer.number(),
                customer.contactName() + ", " + customer.contactEmail(),
                subscription.number(),
                subscription.site().name() + ", " + subscription.site().address(),
                FrenchMonth.of(request.month()),
                "Demandé le " + FrenchMoment.of(request.requestedAt()) + " par " + request.requestedBy()
                        + earlier(request),
                review.changed(),
                summary(review),
                calculation.reason().isFounded(),
                step(calculation, 0),
                step(calculation, 1),
                step(calculation, 2),
                step(calculation, 3),
                usage(calculation),
                step(calculation, 4),
                step(calculation, 5),
                window(calculation),
                step(calculation, 6),
                amount.inFrench(),
                vatRate.equals(VatRate.NONE)
                        ? "néant : l'avoir est une indemnité hors du champ de la TVA"
                        : vat.inFrench() + " (" + CreditWording.percent(vatRate.percent()) + ")",
                amount.plus(vat).inFrench(),
                review.change().residualLost().isPositive()
                                && calculation.missingUsage().isEmpty()
                        ? review.change().residualLost().inFrench() + ", par le plafond, sans report"
                        : "rien",
                review.day() == null ? null : dayText(review.day(), amount),
                review.paysToWait(),
                review.paysToWait() && proposal.filter(CreditProposal::isOpen).isEmpty() ? "plan" : null,
                credits.plannedIssue(number).map(ServiceCreditForms::planned).orElse(null),
                review.undecided() == null ? null : cause(review.undecided()),
                review.undecided() != null,
                terms.agreed(subscription.agreedTerms()).title() + " (" + subscription.termsVersion() + "), article 3",
                readings(calculation.readings()),
                CreditRows.of(calculation.availability().outages()),
                CreditRows.othersThan(calculation.availability().outages()),
                proposal.map(ProposalText::of).orElse(null),
                review.needsTwo() ? ProposalText.needsTwo("Émettre l'avoir", credits.needsTwoAbove()) : null);
    }

    /** @param amount what would be issued today */
    private static String dayText(IssueDay day, Euros amount) {
        if (!day.paysToWait()) {
            return Sentence.of("staff.credit-day.today")
                    .with("lost", day.lost())
                    .inFrench();
        }
        return Sentence.of("staff.credit-day.later")
                .with("day", FrenchDay.inFigures(day.best()))
                .with("amount", day.amount())
                .with("lost", day.lost())
                .with("whole", !day.lost().isPositive())
                .with("amountToday", amount)
                .with("lostToday", day.lostToday())
                .with("reserved", amount.compareTo(day.amountToday()) > 0)
                .with("days", IssueDay.MOST_DAYS)
                .inFrench();
    }

    private static String cause(UndecidedAmount undecided) {
        return Sentence.of("staff.credit-undecided")
                .with("many", undecided.failures().size())
                .with("failures", String.join(", ", undecided.failures()))
                .with("counted", undecided.counted())
                .with("excused", undecided.excused())
                .inFrench();
    }

    private static String planned(PlannedIssue planned) {
        return Sentence.of("staff.credit-waits")
                .with("day", FrenchMoment.of(planned.issueAt()))
                .with("amount", planned.amount())
                .with("by", planned.plannedBy())
                .with("at", FrenchMoment.of(planned.plannedAt()))
                .inFrench();
    }

    /** What became of an earlier decision on the same request. */
    private String earlier(CreditRequest request) {
        var events = diary.of(request.subscription()).stream()
                .filter(entry -> request.number().equals(entry.about()))
                .map(entry -> "- " + FrenchMoment.of(entry.at()) + ", " + entry.by() + "\u00a0: " + entry.words())
                .toList();
        return events.size() < 2 ? "" : "\n\nHistorique\n\n" + shortened(String.join("\n", events));
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_HISTORY ? text : text.substring(0, LONGEST_HISTORY) + "…";
    }

    private static String summary(Review review) {
        var calculation = review.calculation();
        var amount = review.change().amount();
        if (!calculation.reason().isFounded()) {
            return "**Rien n'est dû** : "
                    + switch (calculation.reason()) {
                        case OBJECTIVE_MET -> "l'objectif du mois est atteint.";
                        case NO_SERVICE -> "le Service n'était pas fourni ce mois-là.";
                        case TOO_LATE -> "la demande est parvenue après son délai.";
                        default -> "rien n'a été demandé.";
                    };
        }
        return provisional(calculation) + "Disponibilité **" + CreditWording.percent(calculation) + "** pour au moins "
                + calculation.availability().objectivePercent() + PERCENT + " · taux **" + calculation.tierPercent()
                + PERCENT
                + "** · avoir avant plafond **" + calculation.gross().inFrench() + "** · reste du plafond **"
                + calculation.room().inFrench()
                + "** · à émettre **" + amount.inFrench() + " HT**"
                + (amount.isPositive() || !calculation.missingUsage().isEmpty()
                        ? ""
                        : "\n\nÉmettre clôt la demande comme refusée, avec le plafond pour motif : aucun avoir n'est émis pour rien.");
    }

    /** That it cannot be issued yet, and why; empty when it can. */
    private static String provisional(Calculation calculation) {
        return calculation.missingUsage().isEmpty()
                ? ""
                : Sentence.of("staff.credit-provisional")
                                .with("months", CreditWording.months(calculation.missingUsage()))
                                .inFrench()
                        + "\n\n";
    }

    /** One sentence of the calculation; empty when it does not come so far. */
    private static String step(Calculation calculation, int index) {
        var explanation = calculation.explanation();
        return index < explanation.size() ? explanation.get(index) : "";
    }

    private static List<UsageRow> usage(Calculation calculation) {
        return calculation.usageFees().stream()
                .map(usage -> new UsageRow(
                        FrenchMonth.of(usage.month()),
                        usage.amount() == null
                                ? calculation.missingUsage().contains(usage.month())
                                        ? "inconnu : ni enregistré ni déclaré néant"
                                        : "aucun enregistrement"
                                : usage.amount().inFrench()))
                .toList();
    }

    private static List<NoteRow> window(Calculation calculation) {
        return calculation.window().notes().stream()
                .map(note -> NoteRow.of(note.number(), note.countsOn(), note.amount()))
                .toList();
    }

    private static String readings(List<Applied> readings) {
        return readings.stream()
                .map(reading -> "- **" + reading.entry() + "** " + reading.sentence())
                .collect(Collectors.joining("\n"));
    }
}
