package fr.allset.tacite.quality;

import static fr.allset.tacite.text.SpreadsheetFile.decimal;
import static fr.allset.tacite.text.SpreadsheetFile.text;
import static java.util.Objects.requireNonNull;

import fr.allset.tacite.availability.Availability;
import fr.allset.tacite.availability.AvailabilityInquiry;
import fr.allset.tacite.servicecredit.CreditInquiry;
import fr.allset.tacite.servicecredit.CreditNote;
import fr.allset.tacite.subscription.Subscription;
import fr.allset.tacite.subscription.SubscriptionFilter;
import fr.allset.tacite.subscription.Subscriptions;
import fr.allset.tacite.text.SpreadsheetFile;
import fr.allset.tacite.typography.FrenchDay;
import fr.allset.tacite.typography.FrenchMoment;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The quality of service for process owners, as a French spreadsheet opens it ({@link SpreadsheetFile}); some at a time, however many. */
@Component
public class QualityCsv {

    public static final String MEDIA_TYPE = SpreadsheetFile.MEDIA_TYPE;

    private static final int READ_AT_ONCE = 200;
    private final AvailabilityInquiry availabilityInquiry;
    private final Subscriptions subscriptions;
    private final QualityReport report;
    private final CreditInquiry credits;

    QualityCsv(
            AvailabilityInquiry availabilityInquiry,
            Subscriptions subscriptions,
            QualityReport report,
            CreditInquiry credits) {
        this.availabilityInquiry = availabilityInquiry;
        this.subscriptions = subscriptions;
        this.report = report;
        this.credits = credits;
    }

    /** The availability of each subscription and month; {@code search} as for the list of subscriptions. */
    public void writeAvailability(ReportedMonths months, String search, OutputStream stream) throws IOException {
        var out = new SpreadsheetFile(
                stream,
                List.of(
                        "Abonnement",
                        "Client",
                        "Nom du client",
                        "Site",
                        "Mois",
                        "Temps de Service (s)",
                        "Indisponibilité qui compte (s)",
                        "Evénements Excusables (s)",
                        "Disponibilité (%)",
                        "Objectif (%)",
                        "Atteint",
                        "Taux de l'avoir (%)"));
        var filter = new SubscriptionFilter(Optional.empty(), search);
        List<Subscription> some;
        int page = 0;
        do {
            some = subscriptions.page(filter, page++, READ_AT_ONCE).entries();
            var found = availabilityInquiry.of(
                    some.stream().map(Subscription::number).toList(), months.first(), months.last());
            for (var subscription : some) {
                for (var availability :
                        requireNonNull(found.get(subscription.number())).values()) {
                    out.row(cells(subscription, availability));
                }
            }
            out.flush();
        } while (some.size() == READ_AT_ONCE);
    }

    private static List<String> cells(Subscription subscription, Availability availability) {
        boolean served = availability.hasService();
        return List.of(
                text(subscription.number()),
                text(subscription.customer().number()),
                text(subscription.customer().name()),
                text(subscription.site().name()),
                availability.month().toString(),
                String.valueOf(availability.baseSeconds()),
                String.valueOf(availability.downtimeSeconds()),
                String.valueOf(availability.excusableSeconds()),
                served ? decimal(availability.percent().toPlainString()) : "",
                String.valueOf(availability.quality().objectivePercent()),
                served ? availability.objectiveMet() ? "oui" : "non" : "sans Service",
                String.valueOf(availability.tierPercent()));
    }

    /** Each deadline of restoration that lies in the months. */
    public void writeRestoration(ReportedMonths months, OutputStream stream) throws IOException {
        var out = new SpreadsheetFile(
                stream, List.of("Mois", "Défaillance", "Quoi", "N°", "Échéance", "Rétabli le", "Tenue"));
        for (var month : months.all()) {
            for (var outcome : report.outcomes(month)) {
                out.row(List.of(
                        month.toString(),
                        outcome.failure(),
                        outcome.target().label(),
                        String.valueOf(outcome.position()),
                        FrenchMoment.inFigures(outcome.deadline()),
                        moment(outcome.restoredAt()),
                        outcome.met() == null ? "" : outcome.met() ? "oui" : "non"));
            }
            out.flush();
        }
    }

    /** Each request received in the months, with a line for each note, or one line when there is none. */
    public void writeCredits(ReportedMonths months, OutputStream stream) throws IOException {
        var out = new SpreadsheetFile(
                stream,
                List.of(
                        "Demande",
                        "Abonnement",
                        "Client",
                        "Nom du client",
                        "Mois de la Défaillance",
                        "Demandé le",
                        "État",
                        "Décidé le",
                        "Motif",
                        "Perdu par le plafond HT",
                        "Avoir",
                        "Corrige",
                        "Émis le",
                        "Montant HT",
                        "TVA",
                        "Montant TTC"));
        for (var month : months.all()) {
            for (var entry : credits.requestedIn(month)) {
                if (entry.notes().isEmpty()) {
                    out.row(cells(entry, null));
                }
                for (var note : entry.notes()) {
                    out.row(cells(entry, note));
                }
            }
            out.flush();
        }
    }

    private static List<String> cells(CreditInquiry.Entry entry, @Nullable CreditNote note) {
        var request = entry.request();
        return List.of(
                request.number(),
                text(request.subscription()),
                text(entry.customerNumber()),
                text(entry.customer()),
                request.month().toString(),
                FrenchDay.inFigures(request.requestedOn()),
                request.status().label(),
                moment(request.decidedAt()),
                text(request.reason()),
                decimal((note == null ? request.residualLost() : note.residualLost()).toString()),
                note == null ? "" : note.number(),
                note == null || note.corrects() == null ? "" : note.corrects(),
                note == null ? "" : FrenchDay.inFigures(note.issuedOn()),
                note == null ? "" : decimal(note.amount().toString()),
                note == null ? "" : decimal(note.vat().toString()),
                note == null ? "" : decimal(note.totalIncludingTax().toString()));
    }

    private static String moment(@Nullable Instant moment) {
        return moment == null ? "" : FrenchMoment.inFigures(moment);
    }
}
