package fr.allset.tacite.subscription.process;

import fr.allset.tacite.subscription.portfolio.PortfolioFile;
import java.util.EnumMap;
import java.util.Map;
import org.camunda.bpm.engine.variable.value.FileValue;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamSource;

/** The start form, a page of our own: the files to be taken over. */
final class SubmitPortfolioForm {

    private SubmitPortfolioForm() {}

    record Answer(
            @Nullable FileValue subscriptionsFile,
            @Nullable FileValue feesFile,
            @Nullable FileValue usageFile) {

        /** Those that were put in; a field that was left empty arrives as a file without a name. */
        Map<PortfolioFile, InputStreamSource> uploads() {
            var uploads = new EnumMap<PortfolioFile, InputStreamSource>(PortfolioFile.class);
            put(uploads, PortfolioFile.SUBSCRIPTIONS, subscriptionsFile);
            put(uploads, PortfolioFile.FEES, feesFile);
            put(uploads, PortfolioFile.USAGE, usageFile);
            return uploads;
        }

        private static void put(
                Map<PortfolioFile, InputStreamSource> uploads, PortfolioFile file, @Nullable FileValue upload) {
            if (upload != null
                    && upload.getValue() != null
                    && !upload.getFilename().isBlank()) {
                uploads.put(file, upload::getValue);
            }
        }
    }
}
