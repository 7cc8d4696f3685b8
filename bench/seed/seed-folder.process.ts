import { seedFolder } from './seed-folder';

/** `seedFolder` in a process of its own, whose heap is nobody's afterwards: folder and count in, `Seeded` out as JSON. */
const [folder = '', appeals = ''] = process.argv.slice(2);
void seedFolder(folder, Number(appeals)).then((seeded) => process.stdout.write(JSON.stringify(seeded)));
