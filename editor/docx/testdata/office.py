# office.py PROFILE FILE...: has LibreOffice open each Word file and write down what it shows with all changes
# accepted (FILE.after) and with all rejected (FILE.before), one paragraph a line: style, label, text; what it
# knows of each change and comment (FILE.marks); and a copy as it saves it (FILE.saved.docx).
import subprocess
import sys
import time

import uno
from com.sun.star.beans import PropertyValue


def setting(name, value):
    p = PropertyValue()
    p.Name, p.Value = name, value
    return p


def date(d):
    return "%04d-%02d-%02dT%02d:%02d:%02dZ" % (d.Year, d.Month, d.Day, d.Hours, d.Minutes, d.Seconds)


def lines(doc):
    out = []
    paragraphs = doc.Text.createEnumeration()
    while paragraphs.hasMoreElements():
        p = paragraphs.nextElement()
        if not p.supportsService("com.sun.star.text.Paragraph"):
            continue
        line = p.ParaStyleName + "\t"
        if p.ListLabelString:
            line += p.ListLabelString + "\t"
        portions = p.createEnumeration()
        while portions.hasMoreElements():
            q = portions.nextElement()
            if q.TextPortionType == "Text":
                line += q.String
            elif q.TextPortionType == "Footnote":
                line += "^[" + q.Footnote.String + "]"
        out.append(line)
    return out


def marks(doc):
    out = []
    redlines = doc.Redlines.createEnumeration()
    while redlines.hasMoreElements():
        r = redlines.nextElement()
        out.append("\t".join([r.RedlineType, r.RedlineAuthor, date(r.RedlineDateTime)]))
    fields = doc.TextFields.createEnumeration()
    while fields.hasMoreElements():
        f = fields.nextElement()
        if f.supportsService("com.sun.star.text.textfield.Annotation"):
            out.append("\t".join(["Comment", f.Author, date(f.DateTimeValue), f.Content.replace("\n", " / ")]))
    return out


def write(name, rows):
    with open(name, "w", encoding="utf-8", newline="\n") as f:
        f.write("".join(row + "\n" for row in rows))


profile, files = sys.argv[1], sys.argv[2:]
pipe = "adref" + str(abs(hash(profile)))
office = subprocess.Popen(["soffice", "--headless", "--norestore", "-env:UserInstallation=file://" + profile, "--accept=pipe,name=" + pipe + ";urp;"])
local = uno.getComponentContext()
resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
context = None
while context is None:
    try:
        context = resolver.resolve("uno:pipe,name=" + pipe + ";urp;StarOffice.ComponentContext")
    except Exception:
        if office.poll() is not None:
            sys.exit("soffice ended")
        time.sleep(0.05)
manager = context.ServiceManager
desktop = manager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
dispatcher = manager.createInstanceWithContext("com.sun.star.frame.DispatchHelper", context)
for name in files:
    for what, ending in [("", ".saved.docx"), (".uno:AcceptAllTrackedChanges", ".after"), (".uno:RejectAllTrackedChanges", ".before")]:
        doc = desktop.loadComponentFromURL("file://" + name, "_blank", 0, (setting("Hidden", False),))
        if what:
            dispatcher.executeDispatch(doc.CurrentController.Frame, what, "", 0, ())
            write(name + ending, lines(doc))
        else:
            write(name + ".marks", marks(doc))
            doc.storeToURL("file://" + name + ending, (setting("FilterName", "MS Word 2007 XML"),))
        doc.close(True)
try:
    desktop.terminate()
except Exception:
    pass
office.wait()
