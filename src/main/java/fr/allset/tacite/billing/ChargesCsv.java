package fr.allset.tacite.billing;

import static fr.allset.tacite.text.SpreadsheetFile.decimal;
import static fr.allset.tacite.text.SpreadsheetFile.text;

import fr.allset.tacite.text.SpreadsheetFile;
import fr.allset.tacite.typography.FrenchDay;
import fr.allset.tacite.typography.FrenchMoment;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.springframework.stereotype.Component;

/** Charges for the accountant, as a French spreadsheet opens them ({@link SpreadsheetFile}). */
@Component
public class ChargesCsv {

    public static final String MEDIA_TYPE = SpreadsheetFile.MEDIA_TYPE;

    private static final int READ_AT_ONCE = 1_000;
    private static final List<String> COLUMNS = List.of(
            "Identifiant",
            "Mois",
            "Client",
            "Abonnement",
            "Nature",
            "Article",
            "Source",
            "Porté le",
            "Enregistré le",
            "Montant HT",
            "Taux de TVA (%)",
            "Corrige",
            "Motif",
            "Par",
            "Calcul");

    private final Charges charges;
    private final ChargeWording sentences;

    ChargesCsv(Charges charges, ChargeWording sentences) {
        this.charges = charges;
        this.sentences = sentences;
    }

    /** As the file is called. */
    public static String fileName(ChargeFilter filter) {
        return "frais" + (filter.month() == null ? "" : "-" + filter.month()) + ".csv";
    }

    /** Writes the line of the columns alone. */
    public void writeNone(OutputStream stream) throws IOException {
        var out = new SpreadsheetFile(stream, COLUMNS);
        out.flush();
    }

    /** Writes the charges that the filter finds, oldest first, a thousand at a time, however many there are. */
    public void write(ChargeFilter filter, OutputStream stream) throws IOException {
        var out = new SpreadsheetFile(stream, COLUMNS);
        long last = 0;
        List<Charge> some;
        do {
            some = charges.next(filter, last, READ_AT_ONCE);
            for (var charge : some) {
                out.row(cells(charge));
                last = charge.id();
            }
            out.flush();
        } while (some.size() == READ_AT_ONCE);
    }

    private List<String> cells(Charge charge) {
        return List.of(
                String.valueOf(charge.id()),
                charge.month().toString(),
                text(charge.customer()),
                text(charge.subscription()),
                charge.kind().label(),
                charge.clause(),
                text(charge.source()),
                FrenchDay.inFigures(charge.chargedOn()),
                FrenchMoment.inFigures(charge.recordedAt()),
                decimal(charge.amount().toString()),
                decimal(charge.vatRate().percent().toPlainString()),
                charge.corrects() == null ? "" : String.valueOf(charge.corrects()),
                text(charge.reason()),
                text(charge.recordedBy()),
                text(String.join(" ", sentences.of(charge))));
    }
}
