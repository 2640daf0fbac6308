provider "aws" {
  region = "us-east-1"
}

module "tier" {
  for_each = { "web.front" = 2, "db" = 2 }
  source   = "./tier"
  disks    = each.value
}
