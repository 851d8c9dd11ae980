package fr.allset.tacite.termination.process;

import fr.allset.tacite.subscription.Subscriptions;
import fr.allset.tacite.termination.Clause;
import fr.allset.tacite.termination.QuoteDocument;
import fr.allset.tacite.termination.TerminationHandling;
import fr.allset.tacite.termination.Waiver;
import fr.allset.tacite.termination.WaiverProposal;
import fr.allset.tacite.termination.process.EarlyTerminationProcess.Dates;
import fr.allset.tacite.termination.process.EarlyTerminationProcess.Review;
import fr.allset.tacite.termination.process.TerminationQuoteView.Explanation;
import fr.allset.tacite.termination.process.TerminationQuoteView.Line;
import fr.allset.tacite.terms.LegalNotes;
import fr.allset.tacite.terms.TermsCatalogue;
import fr.allset.tacite.time.ContractTime;
import fr.allset.tacite.typography.FrenchDay;
import fr.allset.tacite.typography.FrenchNumber;
import fr.allset.tacite.typography.Sentence;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the forms show of a quote, computed from the stored quote, and the dates that its timers wait for. */
@Component
class TerminationForms {

    /** How long an account manager has to review, before the task counts as late. */
    private static final Duration REVIEW_TIME = Duration.ofDays(2);

    private final TerminationHandling terminations;
    private final Subscriptions subscriptions;
    private final TermsCatalogue terms;
    private final LegalNotes law;
    private final Clock clock;

    TerminationForms(
            TerminationHandling terminations,
            Subscriptions subscriptions,
            TermsCatalogue terms,
            LegalNotes law,
            Clock clock) {
        this.terminations = terminations;
        this.subscriptions = subscriptions;
        this.terms = terms;
        this.law = law;
        this.clock = clock;
    }

    /** @param proposed the effective date that is proposed anew; null when none is asked for */
    TerminationQuoteView view(String number, @Nullable LocalDate proposed) {
        var quote = terminations.find(number);
        var document = terminations.read(quote);
        var customer =
                subscriptions.find(quote.subscriptions().get(0)).orElseThrow().customer();
        var applied = terms.byVersion(quote.termsVersion());
        return new TerminationQuoteView(
                number,
                customer.name(),
                customer.number(),
                customer.contactName() + ", " + customer.contactEmail(),
                String.join(", ", quote.subscriptions()),
                FrenchDay.inFigures(quote.effectiveDate()),
                FrenchDay.inFigures(quote.validUntil()),
                quote.totalExcludingTax().inFrench(),
                quote.vat().inFrench() + " (" + quote.vatRate().inFrench() + ")",
                quote.totalIncludingTax().inFrench(),
                quote.requestedBy(),
                law.inForceOn(quote.effectiveDate()).stream()
                        .map(note -> "- " + note.sentence())
                        .collect(Collectors.joining("\n")),
                applied.title() + " (" + quote.termsVersion() + "), article 5",
                document.appliedReadings().stream()
                        .map(reading -> "- **" + reading.entry() + "** " + reading.label())
                        .collect(Collectors.joining("\n")),
                proposed == null ? null : proposed.toString(),
                terminations.lastWaiver(number).map(TerminationForms::waiver).orElse(null),
                lines(document),
                explanations(document));
    }

    TerminationQuoteView view(String number) {
        return view(number, null);
    }

    LocalDate effectiveDate(String number) {
        return terminations.find(number).effectiveDate();
    }

    Dates dates(String number) {
        var quote = terminations.find(number);
        return new Dates(
                ContractTime.startOf(quote.validUntil().plusDays(1)),
                ContractTime.startOf(terminations.read(quote).firstUnservedDay()));
    }

    /** When an account manager is to have decided what comes up for decision now. */
    Review review() {
        return new Review(clock.instant().plus(REVIEW_TIME));
    }

    private static String waiver(WaiverProposal proposed) {
        return "Exonération proposée par " + proposed.proposedBy() + " : " + proposed.reason() + " "
                + proposed.ground()
                        .waiver()
                        .map(Waiver::explanation)
                        .map(Sentence::inFrench)
                        .orElse("")
                + proposed.note()
                        .map(note ->
                                " Non approuvée par " + proposed.decidedBy().orElse("") + " : " + note)
                        .orElse("");
    }

    private static List<Explanation> explanations(QuoteDocument document) {
        var sentences = new ArrayList<Explanation>();
        for (var site : document.sites()) {
            site.lines().forEach(line -> sentences.add(new Explanation(site.subscription(), line.explanation())));
            if (site.explanation() != null) {
                sentences.add(new Explanation(site.subscription(), site.explanation()));
            }
        }
        return sentences;
    }

    private static List<Line> lines(QuoteDocument document) {
        return document.sites().stream()
                .flatMap(site -> site.lines().stream().map(line -> line(site, line)))
                .toList();
    }

    private static Line line(QuoteDocument.Site site, QuoteDocument.Line line) {
        return new Line(
                site.subscription() + " · " + site.site(),
                Clause.of(line.clause()).label(),
                FrenchDay.inFigures(line.from()) + " – " + FrenchDay.inFigures(line.to()),
                FrenchNumber.of(line.months().stripTrailingZeros()),
                line.ratePercent() + "\u00a0%",
                line.monthlyFee() == null ? "variable" : line.monthlyFee().inFrench(),
                line.amount().inFrench());
    }
}
