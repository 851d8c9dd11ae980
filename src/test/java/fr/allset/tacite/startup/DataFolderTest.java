package fr.allset.tacite.startup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {

    @TempDir
    Path place;

    @BeforeEach
    void permissions() {
        assumeTrue(
                place.getFileSystem().supportedFileAttributeViews().contains("posix"),
                "no permissions on this file system");
    }

    private static String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    private static Path open(Path file) throws IOException {
        return Files.setPosixFilePermissions(
                file, PosixFilePermissions.fromString(Files.isDirectory(file) ? "rwxrwxrwx" : "rw-rw-rw-"));
    }

    @Test
    void aNewFolderIsForItsOwnUserAlone() throws IOException {
        var data = place.resolve("deep").resolve("data");

        DataFolder.close(data);

        assertThat(permissions(data)).isEqualTo("rwx------");
    }

    @Test
    void aFolderOfAnOlderReleaseIsClosedWithWhatItHolds() throws IOException {
        var data = open(Files.createDirectory(place.resolve("data")));
        var database = open(Files.createFile(data.resolve("tacite.mv.db")));
        var trace = open(Files.createFile(data.resolve("tacite.trace.db")));
        var mails = open(Files.createDirectory(data.resolve("mails")));

        DataFolder.close(data);

        assertThat(permissions(data)).isEqualTo("rwx------");
        assertThat(permissions(database)).isEqualTo("rw-------");
        assertThat(permissions(trace)).isEqualTo("rw-------");
        assertThat(permissions(mails)).isEqualTo("rwx------");
    }

    /** Somebody starts it with --tacite.data=/tmp. */
    @Test
    void aFolderThatOthersShareIsLeftToThem() throws IOException {
        var shared = open(Files.createDirectory(place.resolve("shared")));
        var theirs = open(Files.createFile(shared.resolve("report.txt")));
        var database = open(Files.createFile(shared.resolve("tacite.mv.db")));

        DataFolder.close(shared);

        assertThat(permissions(shared)).isEqualTo("rwxrwxrwx");
        assertThat(permissions(theirs)).isEqualTo("rw-rw-rw-");
        assertThat(permissions(database)).isEqualTo("rw-------");
    }
}
