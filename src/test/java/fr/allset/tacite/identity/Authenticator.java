package fr.allset.tacite.identity;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** The application on a telephone: it has photographed a secret, and makes codes of it. */
record Authenticator(byte[] secret) {

    private static final String BASE_32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /** @param typed in Base32, with blanks or without */
    static Authenticator of(String typed) {
        var bytes = new ByteArrayOutputStream();
        int bits = 0;
        int held = 0;
        for (char character : typed.replace(" ", "").toCharArray()) {
            bits = bits << 5 | BASE_32.indexOf(character);
            held += 5;
            if (held >= 8) {
                held -= 8;
                bytes.write(bits >> held);
                bits &= (1 << held) - 1;
            }
        }
        return new Authenticator(bytes.toByteArray());
    }

    /** Photographs what waits for its first code. */
    static Authenticator of(SecondFactors secondFactors, String username) {
        return of(secondFactors.waiting(username).orElseThrow().secret());
    }

    String code(Instant at) {
        return TimeCode.of(secret, TimeCode.period(at));
    }

    /** One that is wrong whatever the time: none of the codes around that instant. */
    String wrongCode(Instant at) {
        var right = LongStream.rangeClosed(-3, 3)
                .mapToObj(i -> TimeCode.of(secret, TimeCode.period(at) + i))
                .toList();
        return IntStream.range(0, 10)
                .mapToObj("%06d"::formatted)
                .filter(code -> !right.contains(code))
                .findFirst()
                .orElseThrow();
    }
}
