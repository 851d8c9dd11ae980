package fr.allset.tacite.subscription.portfolio;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * UTF-8 with or without a byte order mark, and nothing else. The first malformed byte or NUL ends the text with the line on which it
 * stands; everything before it has been handed out. A record longer than any honest one ends it too: a quote that is never closed
 * does not take the file into memory.
 */
final class StrictUtf8Reader extends Reader {

    /** Characters of one record with what is read ahead of it; the longest honest record has fewer than 3,000. */
    static final int LONGEST_RECORD = 128 * 1024;

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final InputStream bytes;
    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    private final ByteBuffer encoded = ByteBuffer.allocate(8192).flip();
    private final CharBuffer decoded = CharBuffer.allocate(8192).flip();

    private int line = 1;
    private boolean afterCarriageReturn;
    private int sinceRecord;
    private boolean begun;
    private boolean exhausted;
    private @Nullable String broken;

    StrictUtf8Reader(InputStream bytes) {
        this.bytes = bytes;
    }

    /** The text read so far is understood: the next record may be as long again. */
    void recordUnderstood() {
        sinceRecord = 0;
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (!decoded.hasRemaining()) {
            if (broken != null) {
                throw new UnreadableText(line, broken);
            }
            if (exhausted) {
                return -1;
            }
            decode();
        }
        int count = Math.min(length, decoded.remaining());
        decoded.get(target, offset, count);
        for (int i = offset; i < offset + count; i++) {
            if (target[i] == 0) {
                broken = "nul";
                decoded.limit(decoded.position());
                if (i == offset) {
                    throw new UnreadableText(line, broken);
                }
                return i - offset;
            }
            countLines(target[i]);
        }
        sinceRecord += count;
        if (sinceRecord > LONGEST_RECORD) {
            throw new UnreadableText(line, "record-too-long");
        }
        return count;
    }

    private void countLines(char character) {
        if (character == '\r' || (character == '\n' && !afterCarriageReturn)) {
            line++;
        }
        afterCarriageReturn = character == '\r';
    }

    private void decode() throws IOException {
        encoded.compact();
        int count = bytes.read(encoded.array(), encoded.position(), encoded.remaining());
        if (count > 0) {
            encoded.position(encoded.position() + count);
        }
        encoded.flip();
        exhausted = count < 0;

        decoded.clear();
        var outcome = decoder.decode(encoded, decoded, exhausted);
        if (outcome.isError()) {
            broken = "not-utf-8";
        }
        decoded.flip();
        if (!begun && decoded.hasRemaining()) {
            begun = true;
            if (decoded.get(0) == BYTE_ORDER_MARK) {
                decoded.get();
            }
        }
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }
}
