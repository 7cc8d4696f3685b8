#!/usr/bin/env python3
"""Judges an export of Suqiu. Written from docs/reference/proof-format.md and hash-chain.md alone, with nothing but
Python's own library: python3 verify.py [--key HEX]... [--witness FILE]... EXPORT...   prints each verdict as JSON, a line each."""
import hashlib
import json
import sys

# Ed25519 verification, RFC 8032 section 6, with the points kept in extended coordinates.
P = 2**255 - 19
L = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
ROOT = pow(2, (P - 1) // 4, P)


def add(p, q):
    a = (p[1] - p[0]) * (q[1] - q[0]) % P
    b = (p[1] + p[0]) * (q[1] + q[0]) % P
    c = 2 * p[3] * q[3] * D % P
    d = 2 * p[2] * q[2] % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return (e * f % P, g * h % P, f * g % P, e * h % P)


def times(n, p):
    q = (0, 1, 1, 0)
    while n > 0:
        if n & 1:
            q = add(q, p)
        p = add(p, p)
        n >>= 1
    return q


def equal(p, q):
    return (p[0] * q[2] - q[0] * p[2]) % P == 0 and (p[1] * q[2] - q[1] * p[2]) % P == 0


def point(raw):
    if len(raw) != 32:
        return None
    y = int.from_bytes(raw, "little")
    sign, y = y >> 255, y & ((1 << 255) - 1)
    if y >= P:
        return None
    x2 = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(x2, (P + 3) // 8, P)
    if (x * x - x2) % P != 0:
        x = x * ROOT % P
    if (x * x - x2) % P != 0 or (x == 0 and sign):
        return None
    if x & 1 != sign:
        x = P - x
    return (x, y, 1, x * y % P)


BASE = point((4 * pow(5, P - 2, P) % P).to_bytes(32, "little"))


def is_signed(text, signature, key):
    try:
        public, sig = bytes.fromhex(key), bytes.fromhex(signature)
    except (ValueError, TypeError):
        return False
    a, r = point(public), point(sig[:32])
    s = int.from_bytes(sig[32:], "little")
    if len(sig) != 64 or a is None or r is None or s >= L:
        return False
    message = sig[:32] + public + text.encode("utf-8")
    h = int.from_bytes(hashlib.sha512(message).digest(), "little") % L
    return equal(times(s, BASE), add(r, times(h, a)))


# Merkle trees, RFC 9162 section 2.1.


def leaf(entry):
    return hashlib.sha256(b"\0" + entry).digest()


def node(left, right):
    return hashlib.sha256(b"\1" + left + right).digest()


def root_of(hashes):
    if not hashes:
        return hashlib.sha256(b"").digest()
    if len(hashes) == 1:
        return hashes[0]
    k = 1
    while k * 2 < len(hashes):
        k *= 2
    return node(root_of(hashes[:k]), root_of(hashes[k:]))


def root_by_path(entry, index, size, path):
    if not 0 <= index < size:
        return None
    fn, sn, r = index, size - 1, leaf(entry)
    for p in path:
        if sn == 0:
            return None
        if fn & 1 or fn == sn:
            r = node(p, r)
            while not fn & 1 and fn != 0:
                fn, sn = fn >> 1, sn >> 1
        else:
            r = node(r, p)
        fn, sn = fn >> 1, sn >> 1
    return r if sn == 0 else None


class Broken(Exception):
    def __init__(self, fault, **place):
        super().__init__(fault)
        self.fault, self.place = fault, place


class Incomplete(Exception):
    pass


class Unreadable(Exception):
    pass


class Event:
    def __init__(self, line):
        try:
            self.stream, self.revision, self.id = line["stream"], line["revision"], line["id"]
            self.type, self.data, self.metadata = line["type"], line["data"], line["metadata"]
        except KeyError as missing:
            raise Unreadable(f"an event without {missing}")
        try:
            told = json.loads(self.metadata)
            self.told, self.before = str(told.get("hash")), str(told.get("prevHash"))
        except (ValueError, AttributeError):
            self.told, self.before = "", ""
        self.hash = self.hash_at(self.revision)
        self.sound = self.hash == self.told and self.id == id_of(self.hash)

    def hash_at(self, revision):
        rest = self.metadata.replace(f'"hash":"{self.told}",', "", 1)
        text = (
            '{"data":' + self.data + ',"metadata":' + rest + ',"revision":' + str(revision)
            + ',"stream":' + json.dumps(self.stream, ensure_ascii=False)
            + ',"type":' + json.dumps(self.type, ensure_ascii=False) + "}"
        )
        return hashlib.sha256(text.encode("utf-8")).hexdigest()

    def is_moved(self):
        near = range(max(0, self.revision - 50), self.revision + 51)
        return any(self.hash_at(at) == self.told for at in near if at != self.revision)

    def place(self, **more):
        return dict(stream=self.stream, revision=self.revision, id=self.id, **more)


def id_of(h):
    return f"{h[:8]}-{h[8:12]}-8{h[13:16]}-{'89ab'[int(h[16], 16) % 4]}{h[17:20]}-{h[20:32]}"


def marks_of(head):
    return [head["marks"][at : at + 8] for at in range(0, len(head["marks"]), 8)]


class Heads:
    def __init__(self, total):
        self.total, self.kept, self.signers = total, {}, set()

    def take(self, line):
        try:
            number, text, signature = line["number"], line["text"], line["signature"]
        except KeyError as missing:
            raise Unreadable(f"a head without {missing}")
        try:
            head = json.loads(text)
            whole = head["v"] == 1 and head["number"] == number
            whole = whole and all(isinstance(head[part], str) for part in ("root", "heads", "marks", "key"))
            whole = whole and len(head["marks"]) == 8 * head["events"]
        except (ValueError, KeyError, TypeError):
            whole = False
        if not whole or not is_signed(text, signature, head["key"]):
            raise Broken("head", head=number)
        path = [bytes.fromhex(each) for each in line.get("path", [])]
        leads = root_by_path(bytes.fromhex(head["root"]), number, self.total, path)
        self.kept[number] = dict(head, text=text, leads=leads and leads.hex())
        return head

    def close(self):
        numbers = sorted(self.kept)
        if not numbers:
            return
        newest = self.kept[numbers[-1]]
        if newest["number"] != self.total - 1:
            raise Broken("head", head=self.total - 1)
        for number in numbers:
            head, following = self.kept[number], self.kept.get(number + 1)
            if head["leads"] != newest["heads"]:
                raise Broken("head", head=number)
            if following and following["first"] != head["first"] + head["events"]:
                raise Broken("head", head=number + 1)
        key = None
        for number in numbers:
            head = self.kept[number]
            over = head.get("handOver")
            if over:
                text = '{"from":"' + over["from"] + '","to":"' + head["key"] + '"}'
                if key not in (None, over["from"]) or not is_signed(text, over["signature"], over["from"]):
                    raise Broken("key", head=number)
                self.signers.add(over["from"])
            elif key not in (None, head["key"]):
                raise Broken("key", head=number)
            key = head["key"]
            self.signers.add(key)

    def trust(self, keys):
        if keys and self.kept and not self.signers & set(keys):
            raise Broken("key", head=next(iter(self.kept)))

    def compare(self, file):
        with open(file, encoding="utf-8") as lines:
            for line in lines:
                try:
                    kept = json.loads(line)
                    head = json.loads(kept["text"])
                    number, right = head["number"], is_signed(kept["text"], kept["signature"], head["key"])
                except (ValueError, KeyError, TypeError):
                    continue
                own = self.kept.get(number)
                if right and own and own["text"] != kept["text"]:
                    raise Broken("witness", head=number)


class Period:
    def __init__(self, of, heads):
        self.of, self.heads, self.next = of, heads, of["first"]
        self.head, self.events, self.chains, self.count, self.gone = None, [], {}, 0, None

    def take_head(self, line):
        head = self.heads.take(line)
        if not self.of["first"] <= head["number"] <= self.of["last"]:
            return
        self.judge()
        self.head = head
        if head["number"] != self.next:
            raise Broken("head", head=self.next)
        self.next += 1

    def take(self, line):
        event = Event(line)
        self.count += 1
        if self.gone is not None:
            if event.before[:8] == self.gone[0]:
                self.say_gone(event)
            return
        if self.head is None or len(self.events) >= self.head["events"]:
            raise Broken("inserted", **event.place())
        self.events.append(event)

    def say_gone(self, after):
        place = dict(stream=after.stream, revision=after.revision - 1) if after else {}
        raise Broken("deleted", number=self.gone[1], **place)

    def end(self):
        self.judge()
        if self.gone is not None:
            self.say_gone(None)
        if self.next <= self.of["last"]:
            raise Broken("head", head=self.next)

    def judge(self):
        head, events = self.head, self.events
        self.head, self.events = None, []
        if head is None or self.gone is not None:
            return
        marks = marks_of(head)
        for index, mark in enumerate(marks):
            number = head["first"] + index
            if index >= len(events):
                raise Broken("truncated", number=number, head=head["number"])
            event = events[index]
            if event.hash[:8] != mark:
                self.name(head, marks, events, index)
                return
            place = event.place(number=number, head=head["number"])
            if not event.sound:
                raise Broken("edited", **place)
            before = self.chains.get(event.stream)
            if before and event.revision != before[0] + 1:
                raise Broken("deleted", stream=event.stream, revision=before[0] + 1)
            if before and event.before != before[1]:
                raise Broken("edited", stream=event.stream, revision=before[0])
            self.chains[event.stream] = (event.revision, event.hash)
        if root_of([leaf(bytes.fromhex(event.hash)) for event in events]).hex() != head["root"]:
            raise Broken("edited", head=head["number"])

    def name(self, head, marks, events, index):
        event, mark, number = events[index], marks[index], head["first"] + index
        place = event.place(number=number, head=head["number"])
        there = any(other.hash[:8] == mark for other in events)
        signed = event.hash[:8] in marks
        if there:
            raise Broken("reordered" if signed else "inserted", **place)
        if signed:
            after = next((other for other in events if other.before[:8] == mark), None)
            self.gone = (mark, number)
            if after:
                self.say_gone(after)
            return
        raise Broken("reordered" if not event.sound and event.is_moved() else "edited", **place)


class Appeal:
    def __init__(self, of, heads):
        self.streams, self.heads, self.by_number = of["streams"], heads, {}
        self.waiting, self.count, self.elsewhere = list(of["streams"]), 0, None
        self.fresh()

    def fresh(self):
        self.next, self.before, self.bare = 0, "0" * 64, None

    def take_head(self, line):
        head = self.heads.take(line)
        self.by_number[head["number"]] = head

    def leave(self):
        stream = self.waiting.pop(0)
        if self.next < self.streams[stream]:
            raise Broken("truncated", stream=stream, revision=self.next)
        self.fresh()

    def take(self, line):
        event = Event(line)
        while not self.waiting or self.waiting[0] != event.stream:
            if event.stream not in self.waiting:
                raise Broken("inserted", **event.place())
            self.leave()
        self.judge(event, line)
        self.next += 1
        self.count += 1
        self.before = event.hash

    def judge(self, event, line):
        if event.revision > self.next and (event.sound or not event.is_moved()):
            raise Broken("deleted", stream=event.stream, revision=self.next)
        if event.revision < self.next:
            raise Broken("inserted", **event.place())
        if not event.sound:
            raise Broken("reordered" if event.is_moved() else "edited", **event.place())
        if "head" in line:
            self.prove(event, line)
        elif self.bare is None:
            self.bare = event
        if event.before != self.before:
            raise Broken("edited", stream=event.stream, revision=event.revision - 1)

    def prove(self, event, line):
        head = self.by_number.get(line["head"])
        if head is None:
            raise Broken("head", head=line["head"])
        if self.bare is not None:
            raise Broken("inserted", **self.bare.place())
        if event.hash[:8] not in marks_of(head):
            raise Broken("edited", **event.place(head=head["number"]))
        path = [bytes.fromhex(each) for each in line["path"]]
        root = root_by_path(bytes.fromhex(event.hash), line["index"], head["events"], path)
        if (root is None or root.hex() != head["root"]) and self.elsewhere is None:
            self.elsewhere = head["number"]

    def end(self):
        while self.waiting:
            self.leave()
        if self.elsewhere is not None:
            raise Broken("elsewhere", head=self.elsewhere)


def judge(file, keys, witnesses):
    with open(file, encoding="utf-8", newline="\n") as lines:
        reader, heads = None, None
        for text in lines:
            if not text.endswith("\n"):
                break
            try:
                line = json.loads(text)
                kind = line.get("line")
            except (ValueError, AttributeError):
                raise Unreadable("a line is no JSON object")
            if reader is None:
                if kind != "export" or line.get("v") != 1 or not isinstance(line.get("of"), dict):
                    raise Unreadable("no export, or of a later version")
                heads = Heads(line["heads"])
                reader = (Appeal if "appeal" in line["of"] else Period)(line["of"], heads)
            elif kind == "head":
                reader.take_head(line)
            elif kind == "event":
                reader.take(line)
            elif kind == "failed":
                raise Incomplete()
            elif kind == "end":
                reader.end()
                if line.get("events") != reader.count:
                    raise Broken("truncated")
                heads.close()
                heads.trust(keys)
                for witness in witnesses:
                    heads.compare(witness)
                return dict(verdict="holds", events=reader.count, heads=len(heads.kept))
    if reader is None:
        raise Unreadable("it is empty")
    raise Incomplete()


def main(arguments):
    keys, witnesses, files = [], [], []
    while arguments:
        argument = arguments.pop(0)
        if argument == "--key":
            keys.append(arguments.pop(0))
        elif argument == "--witness":
            witnesses.append(arguments.pop(0))
        else:
            files.append(argument)
    for file in files:
        code = say(file, keys, witnesses)
    return code


def say(file, keys, witnesses):
    try:
        verdict, code = judge(file, keys, witnesses), 0
    except Broken as broken:
        verdict, code = dict(verdict="broken", fault=broken.fault, **broken.place), 1
    except Incomplete:
        verdict, code = dict(verdict="incomplete"), 2
    except Unreadable as unreadable:
        verdict, code = dict(verdict="unreadable", says=str(unreadable)), 3
    print(json.dumps(dict(verdict, code=code), ensure_ascii=False))
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
