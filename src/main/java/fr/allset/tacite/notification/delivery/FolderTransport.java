package fr.allset.tacite.notification.delivery;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import fr.allset.tacite.time.ContractTime;
import jakarta.mail.MessagingException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.format.DateTimeFormatter;

/**
 * Writes each mail as an {@code .eml} file that every mail program opens. A mail sent again replaces its file: the name is made
 * of the record's time in Paris and the notice's id.
 */
class FolderTransport implements MailTransport {

    private static final DateTimeFormatter RECORDED_AT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH-mm-ss").withZone(ContractTime.ZONE);

    private final Path folder;

    FolderTransport(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    @Override
    public void send(NoticeMail mail) {
        try {
            Files.createDirectories(folder);
            var partial = Files.createTempFile(folder, ".", ".partial");
            try {
                write(mail, partial);
                Files.move(partial, folder.resolve(name(mail)), ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(partial);
            }
        } catch (IOException | MessagingException failure) {
            throw new MailDelayed("Le fichier du courrier ne peut pas être écrit : " + failure.getMessage(), failure);
        }
    }

    @Override
    public String destination() {
        return "sont écrits en fichiers .eml dans le dossier " + folder;
    }

    private static void write(NoticeMail mail, Path file) throws IOException, MessagingException {
        var content = new ByteArrayOutputStream();
        mail.writeTo(content);
        try (var channel = FileChannel.open(file, WRITE, TRUNCATE_EXISTING)) {
            var bytes = ByteBuffer.wrap(content.toByteArray());
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    private static String name(NoticeMail mail) {
        return RECORDED_AT.format(mail.recorded().recordedAt()) + "-"
                + mail.recorded().id() + ".eml";
    }
}
