package fr.allset.tacite.billing;

import fr.allset.tacite.time.ContractTime;
import fr.allset.tacite.time.FrenchDay;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Charges for the accountant, as a French spreadsheet opens them: UTF-8 with a byte order mark, semicolons, decimal commas, CRLF. What
 * someone has written and a spreadsheet would take for a formula is kept from being one by an apostrophe before it.
 */
@Component
public class ChargesCsv {

    public static final String MEDIA_TYPE = "text/csv;charset=UTF-8";

    private static final int READ_AT_ONCE = 1_000;
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final String FORMULA_BEGINS_WITH = "=+-@\t\r\n";
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("dd/MM/uuuu HH:mm:ss").withZone(ContractTime.ZONE);
    private static final List<String> COLUMNS = List.of("Identifiant", "Mois", "Client", "Abonnement", "Nature", "Article", "Source",
            "Porté le", "Enregistré le", "Montant HT", "Taux de TVA (%)", "Corrige", "Motif", "Par", "Calcul");

    private final Charges charges;
    private final ChargeSentences sentences;

    ChargesCsv(Charges charges, ChargeSentences sentences) {
        this.charges = charges;
        this.sentences = sentences;
    }

    /** As the file is called. */
    public static String fileName(ChargeFilter filter) {
        return "frais" + (filter.month() == null ? "" : "-" + filter.month()) + ".csv";
    }

    /** Writes the line of the columns alone. */
    public void writeNone(OutputStream stream) throws IOException {
        var out = begun(stream);
        out.flush();
    }

    /** Writes the charges that the filter finds, oldest first, a thousand at a time, however many there are. */
    public void write(ChargeFilter filter, OutputStream stream) throws IOException {
        var out = begun(stream);
        long last = 0;
        List<Charge> some;
        do {
            some = charges.next(filter, last, READ_AT_ONCE);
            for (var charge : some) {
                writeRow(out, cells(charge));
                last = charge.id();
            }
            out.flush();
        } while (some.size() == READ_AT_ONCE);
    }

    private static Writer begun(OutputStream stream) throws IOException {
        var out = new OutputStreamWriter(stream, StandardCharsets.UTF_8);
        out.write(BYTE_ORDER_MARK);
        writeRow(out, COLUMNS);
        return out;
    }

    private List<String> cells(Charge charge) {
        return List.of(String.valueOf(charge.id()), charge.month().toString(), text(charge.customer()), text(charge.subscription()),
                charge.kind().label(), charge.clause(), text(charge.source()), FrenchDay.inFigures(charge.chargedOn()),
                MOMENT.format(charge.recordedAt()), decimal(charge.amount().toString()),
                decimal(charge.vatRate().percent().toPlainString()), charge.corrects() == null ? "" : String.valueOf(charge.corrects()),
                text(charge.reason()), text(charge.recordedBy()), text(String.join(" ", sentences.of(charge))));
    }

    private static void writeRow(Writer out, List<String> cells) throws IOException {
        for (int i = 0; i < cells.size(); i++) {
            out.write(i == 0 ? "" : ";");
            out.write(quoted(cells.get(i)));
        }
        out.write("\r\n");
    }

    private static String quoted(String cell) {
        return cell.chars().noneMatch(each -> each == ';' || each == '"' || each == '\n' || each == '\r') ? cell
                : '"' + cell.replace("\"", "\"\"") + '"';
    }

    private static String decimal(String number) {
        return number.replace('.', ',');
    }

    private static String text(@Nullable String written) {
        if (written == null) {
            return "";
        }
        return written.isEmpty() || FORMULA_BEGINS_WITH.indexOf(written.charAt(0)) < 0 ? written : "'" + written;
    }
}
