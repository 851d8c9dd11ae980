package fr.allset.tacite.startup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;

/**
 * What Tacite keeps on disk (the database of the embedded default, its key, mails as files) is for its own user alone. Contracts are
 * confidential (art. 1). A folder that holds other things too is left as it is; then the files are closed, and the log says so.
 *
 */
@Configuration
class DataFolder {

    private static final Logger log = LoggerFactory.getLogger(DataFolder.class);

    private static final Set<PosixFilePermission> FOLDER = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");

    private static final String MAILS = "mails";

    /** Seals the secrets of the second factors. */
    private static final String KEY = "second-factor.key";

    private final Path folder;

    DataFolder(Environment environment) {
        this.folder = folder(environment);
    }

    private static Path folder(Environment environment) {
        return Path.of(environment.getRequiredProperty("tacite.data"))
                .toAbsolutePath()
                .normalize();
    }

    /** Before any bean is made, and so before the database is opened. */
    @Bean
    static BeanFactoryPostProcessor closedDataFolder(Environment environment) {
        return beans -> close(folder(environment));
    }

    /** The database makes its files itself. */
    @EventListener(ApplicationReadyEvent.class)
    void closeFiles() {
        close(folder);
    }

    static void close(Path folder) {
        if (!folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return;
        }
        try {
            if (Files.notExists(folder)) {
                Files.createDirectories(folder);
            }
            if (holdsOnlyOurs(folder)) {
                narrow(folder, FOLDER);
            } else if (!FOLDER.containsAll(Files.getPosixFilePermissions(folder))) {
                log.warn("Others may look into {}, which holds more than Tacite's own", folder);
            }
            try (var files = Files.newDirectoryStream(folder, DataFolder::isOurs)) {
                for (var file : files) {
                    narrow(file, Files.isDirectory(file) ? FOLDER : FILE);
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The data folder cannot be closed: " + folder, unreadable);
        }
    }

    private static boolean holdsOnlyOurs(Path folder) throws IOException {
        try (var others = Files.newDirectoryStream(folder, file -> !isOurs(file))) {
            return !others.iterator().hasNext();
        }
    }

    private static boolean isOurs(Path file) {
        var name = file.getFileName().toString();
        return (name.startsWith("tacite.") && name.endsWith(".db")) || name.equals(MAILS) || name.equals(KEY);
    }

    /** Takes away what others may; what its own user may not stays so. */
    private static void narrow(Path file, Set<PosixFilePermission> most) throws IOException {
        var now = Files.getPosixFilePermissions(file);
        if (most.containsAll(now)) {
            return;
        }
        var less = EnumSet.noneOf(PosixFilePermission.class);
        less.addAll(now);
        less.retainAll(most);
        try {
            Files.setPosixFilePermissions(file, less);
        } catch (FileSystemException notItsOwner) {
            log.warn("Others may look into {}: it belongs to another user", file);
        }
    }
}
