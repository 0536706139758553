var found = File.Exists("note.txt");
Console.WriteLine(found ? "note.txt is there." : "There is no note.txt yet.");
return found ? 0 : 1;
