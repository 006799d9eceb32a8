// secret.go makes the secrets of links and sessions, and the hashes they are kept under.

package access

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"io"
	"strings"
)

const (
	secretBytes = 32 // 256 bits
	secretChars = 43 // as base64url without padding
	urlAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
)

// digest is the SHA-256 of a secret as it is written.
type digest [sha256.Size]byte

func (d digest) String() string { return hex.EncodeToString(d[:]) }

func newSecret(random io.Reader) (string, digest, error) {
	var b [secretBytes]byte
	if _, err := io.ReadFull(random, b[:]); err != nil {
		return "", digest{}, fmt.Errorf("no randomness for a secret: %w", err)
	}
	secret := base64.RawURLEncoding.EncodeToString(b[:])
	return secret, sha256.Sum256([]byte(secret)), nil
}

// digestOf is false for what cannot be a secret; the store is not asked about such.
func digestOf(secret string) (digest, bool) {
	if len(secret) != secretChars || strings.Trim(secret, urlAlphabet) != "" {
		return digest{}, false
	}
	return sha256.Sum256([]byte(secret)), true
}

// newID makes an opaque id of 128 random bits.
func newID(random io.Reader) (string, error) {
	var b [16]byte
	if _, err := io.ReadFull(random, b[:]); err != nil {
		return "", fmt.Errorf("no randomness for an id: %w", err)
	}
	return hex.EncodeToString(b[:]), nil
}
