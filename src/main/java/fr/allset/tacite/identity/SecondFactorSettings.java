package fr.allset.tacite.identity;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * With what the secrets of the second factors are sealed.
 *
 * @param key     32 bytes in Base64; blank for those of {@code keyFile}
 * @param keyFile where they are, and where they are written when the file is not there yet; blank for none, and without either nobody
 *                sets up a second factor
 */
@ConfigurationProperties("tacite.second-factor")
record SecondFactorSettings(@Nullable String key, @Nullable String keyFile) {

    boolean hasKey() {
        return key != null && !key.isBlank();
    }

    @Nullable
    Path file() {
        return keyFile == null || keyFile.isBlank() ? null : Path.of(keyFile);
    }
}
