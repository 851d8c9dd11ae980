package fr.allset.tacite.identity;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealedSecretsTest {

    static final String KEY = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
    private static final byte[] SECRET = "twenty bytes of noise".getBytes(UTF_8);

    @TempDir
    Path place;

    private static SealedSecrets keyedBy(String key) {
        return new SealedSecrets(new SecondFactorSettings(key, null));
    }

    private static SealedSecrets keptIn(Path file) {
        return new SealedSecrets(new SecondFactorSettings(null, file.toString()));
    }

    @Test
    void areSealedInAnotherWayEachTime() {
        var seals = keyedBy(KEY);

        var sealed = seals.seal(SECRET, "anne");

        assertThat(seals.open(sealed, "anne")).isEqualTo(SECRET);
        assertThat(seals.seal(SECRET, "anne")).isNotEqualTo(sealed);
    }

    @Test
    void theKeyIsMadeOnceForItsOwnUserAlone() throws IOException {
        var file = place.resolve("deep").resolve("second-factor.key");
        var sealed = keptIn(file).seal(SECRET, "anne");

        assertThat(keptIn(file).open(sealed, "anne")).isEqualTo(SECRET);
        assumeTrue(file.getFileSystem().supportedFileAttributeViews().contains("posix"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void aKeyInTheSettingsGoesBeforeTheFile() {
        var file = place.resolve("second-factor.key");
        var sealed = keyedBy(KEY).seal(SECRET, "anne");

        assertThat(new SealedSecrets(new SecondFactorSettings(KEY, file.toString())).open(sealed, "anne"))
                .isEqualTo(SECRET);
        assertThat(file).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"short", "AAECAwQFBgcICQoLDA0ODw==", "no Base64 at all !!"})
    void aKeyThatIsNoneStopsTheStart(String key) {
        assertThatThrownBy(() -> keyedBy(key))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("tacite.second-factor.key must hold 32 random bytes in Base64")
                .hasMessageNotContaining(key);
    }

    @Test
    void aFileThatHoldsNoneStopsTheStart() throws IOException {
        var file = Files.writeString(place.resolve("second-factor.key"), "");

        assertThatThrownBy(() -> keptIn(file)).hasMessageContaining("second-factor.key must hold 32 random bytes");
    }

    @Test
    void withoutAKeyThereIsNone() {
        assertThat(new SealedSecrets(new SecondFactorSettings(" ", " ")).isReady())
                .isFalse();
    }
}
