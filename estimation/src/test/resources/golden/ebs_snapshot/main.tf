provider "aws" {
  region                      = "us-east-1"
  access_key                  = "mock"
  secret_key                  = "mock"
  skip_credentials_validation = true
  skip_requesting_account_id  = true
  skip_metadata_api_check     = true
}

resource "aws_ebs_volume" "data" {
  availability_zone = "us-east-1a"
  size              = 10
}

resource "aws_ebs_snapshot" "data" {
  volume_id = aws_ebs_volume.data.id
}

resource "aws_ebs_snapshot" "read" {
  volume_id = aws_ebs_volume.data.id
}

resource "aws_ebs_snapshot" "elsewhere" {
  volume_id    = "vol-00000000"
  storage_tier = "archive"
}

resource "aws_ebs_snapshot_copy" "data" {
  source_snapshot_id = aws_ebs_snapshot.data.id
  source_region      = "us-east-1"
}

resource "aws_ebs_snapshot_copy" "elsewhere" {
  source_snapshot_id = "snap-00000000"
  source_region      = "us-east-1"
}
