package fr.allset.tacite.subscription.portfolio;

import java.io.ByteArrayInputStream;
import java.io.IOException;

/** A file of an import, its rows read and forgotten. */
public final class CsvParser {

    private CsvParser() {}

    public static boolean read(byte[] fees) {
        try {
            return new CsvReading(PortfolioFile.FEES, new BadCells())
                    .read(new ByteArrayInputStream(fees), cells -> cells.cents(Column.MONTHLY_FIXED_FEE));
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
