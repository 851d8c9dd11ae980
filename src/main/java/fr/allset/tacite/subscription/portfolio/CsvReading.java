package fr.allset.tacite.subscription.portfolio;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** One CSV file as a stream of rows: separated by {@code ;} or {@code ,} as its header is, quoted by {@code "}, in strict UTF-8. */
final class CsvReading {

    private static final int LONGEST_HEADER = 8_000;

    private final PortfolioFile file;
    private final BadCells badCells;

    CsvReading(PortfolioFile file, BadCells badCells) {
        this.file = file;
        this.badCells = badCells;
    }

    /**
     * Hands every row that has as many cells as the header to {@code rows}; blank rows are passed over.
     *
     * @return whether the file was read to its end; if not, a bad cell says why
     * @throws IOException if the file cannot be read for a reason that is not its own
     */
    boolean read(InputStream bytes, Consumer<Cells> rows) throws IOException {
        var text = new StrictUtf8Reader(bytes);
        int row = 0;
        try (var lines = new BufferedReader(text)) {
            var format = CSVFormat.RFC4180
                    .builder()
                    .setDelimiter(separator(lines))
                    .setIgnoreEmptyLines(false)
                    .get();
            try (var records = CSVParser.parse(lines, format)) {
                Map<String, Integer> positions = null;
                for (var record : records) {
                    text.recordUnderstood();
                    row = Math.toIntExact(record.getRecordNumber());
                    if (positions == null) {
                        positions = header(record);
                        if (positions == null) {
                            return false;
                        }
                    } else if (!isBlank(record)) {
                        row(record, row, positions, rows);
                    }
                }
                return positions != null || brokenOff(1, "empty-file");
            }
        } catch (UnreadableText unreadable) {
            return brokenOff(unreadable.line(), unreadable.reason());
        } catch (UncheckedIOException stopped) {
            if (stopped.getCause() instanceof UnreadableText unreadable) {
                return brokenOff(unreadable.line(), unreadable.reason());
            }
            // commons-csv says so of a quote in the middle of a cell and of one that is never closed
            return brokenOff(row + 1, "quotes");
        }
    }

    private boolean brokenOff(int row, String reason) {
        badCells.add(file, row, "", "", reason);
        return false;
    }

    /** The one of both that occurs more often in the header. That is long enough to be one line and short enough to be a header. */
    private static String separator(BufferedReader lines) throws IOException {
        lines.mark(LONGEST_HEADER + 1);
        int semicolons = 0;
        int commas = 0;
        for (int read = 0; ; read++) {
            int character = lines.read();
            if (character < 0 || character == '\n' || character == '\r') {
                break;
            }
            if (read == LONGEST_HEADER) {
                throw new UnreadableText(1, "header-too-long");
            }
            semicolons += character == ';' ? 1 : 0;
            commas += character == ',' ? 1 : 0;
        }
        lines.reset();
        return commas > semicolons ? "," : ";";
    }

    /** Where each column stands; null when the header is not that of the file. */
    private @Nullable Map<String, Integer> header(CSVRecord record) {
        var before = badCells.total();
        var positions = new HashMap<String, Integer>();
        for (int i = 0; i < record.size(); i++) {
            var heading = Cells.trimmed(record.get(i));
            var column = heading.toLowerCase(Locale.ROOT);
            if (!file.knownColumns().contains(column)) {
                badCells.add(file, 1, heading, heading, "unknown-column", String.join(", ", file.knownColumns()));
            } else if (positions.putIfAbsent(column, i) != null) {
                badCells.add(file, 1, column, heading, "column-twice");
            }
        }
        for (var column : file.columns()) {
            if (!positions.containsKey(column)) {
                badCells.add(file, 1, column, "", "missing-column");
            }
        }
        return badCells.total() == before ? positions : null;
    }

    private void row(CSVRecord record, int row, Map<String, Integer> positions, Consumer<Cells> rows) {
        if (record.size() == positions.size()) {
            rows.accept(new Cells(file, row, record, positions, badCells));
        } else {
            badCells.add(
                    file, row, "", "", "cell-count", String.valueOf(record.size()), String.valueOf(positions.size()));
        }
    }

    private static boolean isBlank(CSVRecord record) {
        return record.stream().allMatch(cell -> Cells.trimmed(cell).isEmpty());
    }
}
