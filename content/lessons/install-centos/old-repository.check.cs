var isThere = File.Exists("centos-7.repo");

Console.WriteLine(isThere ? "The file centos-7.repo is in this directory." : "There is no file centos-7.repo in this directory.");
return isThere ? 0 : 1;
